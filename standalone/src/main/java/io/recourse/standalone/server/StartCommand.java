package io.recourse.standalone.server;

import io.recourse.standalone.Installation;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/** Runs until the process is told to end. */
@Command(name = "start", description = "Start and keep running until Ctrl-C or SIGTERM.")
public final class StartCommand implements Callable<Integer> {

    private final Installation installation;

    public StartCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Server server = Server.start(installation.data(), installation.port(), List.of())) {
            new CountDownLatch(1).await();
            return server.url().getPort();
        }
    }
}
