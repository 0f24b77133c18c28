package io.recourse.standalone.demo;

import io.recourse.standalone.Console;
import io.recourse.standalone.Installation;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.UserError;
import io.recourse.standalone.identity.DemoClient;
import io.recourse.standalone.identity.TokenRequest;
import io.recourse.standalone.server.LogTarget;
import io.recourse.standalone.server.Server;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** From nothing to a running system with a case to look at. */
@Command(
        name = "demo",
        description =
                "Start, import the sample complaints the first time, walk one case from complaint to refund, and stay up.")
public final class DemoCommand implements Callable<Integer> {

    private final Installation installation;
    private final Console console;

    @Option(names = "--once", description = "Stop after the walk; exit status 1 when any step failed.")
    private boolean once;

    @Option(
            names = "--lang",
            paramLabel = "LANG",
            description = "Language of the story: en or zh (default: the locale's).")
    private Optional<String> language = Optional.empty();

    public DemoCommand(Installation installation, Console console) {
        this.installation = installation;
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        Words words = Words.in(language.map(Locale::forLanguageTag).orElseGet(Locale::getDefault));
        DataDirectory data = installation.data();
        Server.requireFree(installation.port());
        new Sample(data, console, words).importOnce();
        try (Server server = Server.start(data, installation.port(), LogTarget.FILE)) {
            console.say(words.of("running", server.url(), server.data().root()));
            console.say("");
            WalkedCase walked = walk(server, words);
            if (!once) {
                console.say("");
                console.say(words.of("next.title"));
                NextSteps.after(walked, server.url(), installation.launcher(), installation.options())
                        .forEach(console::say);
                console.say(words.of("next.stop"));
                new CountDownLatch(1).await();
            }
            return ExitCode.OK;
        }
    }

    private WalkedCase walk(Server server, Words words) {
        console.say(words.of("walk.title"));
        TokenRequest issuer = new TokenRequest(server.url(), server.secrets());
        Tokens tokens = client -> issuer.token(
                DemoClient.named(client).orElseThrow(() -> new UserError("There is no client " + client + ".")));
        return new Walk(server.url(), tokens, server.clock(), words.locale(), console::say).run();
    }
}
