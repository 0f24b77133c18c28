package io.recourse.standalone.identity;

import io.recourse.standalone.Console;
import io.recourse.standalone.Installation;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.RunFile;
import io.recourse.standalone.data.Secrets;
import io.recourse.standalone.data.UserError;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a token and nothing else, so that it can stand in a header of curl. */
@Command(
        name = "token",
        description =
                "Print a bearer token of the running server for one of its demo clients: " + DemoClient.NAMES + ".")
public final class TokenCommand implements Callable<Integer> {

    private final Installation installation;
    private final Console console;

    @Parameters(paramLabel = "CLIENT", description = "For example agent, or merchant-m-1.")
    private String client = "";

    public TokenCommand(Installation installation, Console console) {
        this.installation = installation;
        this.console = console;
    }

    @Override
    public Integer call() {
        DemoClient who = DemoClient.named(client)
                .orElseThrow(
                        () -> new UserError("There is no client " + client + "; there are " + DemoClient.NAMES + "."));
        DataDirectory data = installation.data();
        RunFile running = RunFile.of(data).orElseThrow(() -> notRunning(data));
        Secrets secrets = Secrets.existing(data).orElseThrow(() -> notRunning(data));
        console.say(new TokenRequest(URI.create("http://127.0.0.1:" + running.port()), secrets).token(who));
        return 0;
    }

    private static UserError notRunning(DataDirectory data) {
        return new UserError("No recourse runs on " + data.root() + "; start one with: recourse start");
    }
}
