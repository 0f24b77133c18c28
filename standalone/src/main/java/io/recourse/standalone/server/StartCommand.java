package io.recourse.standalone.server;

import io.recourse.standalone.Installation;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Runs until the process is told to end. */
@Command(name = "start", description = "Start and keep running until Ctrl-C or SIGTERM.")
public final class StartCommand implements Callable<Integer> {

    private final Installation installation;

    public StartCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Server server = Server.start(installation.data(), installation.port(), LogTarget.CONSOLE)) {
            new CountDownLatch(1).await();
            return ExitCode.OK;
        }
    }
}
