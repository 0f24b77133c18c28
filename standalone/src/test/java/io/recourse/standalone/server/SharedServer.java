package io.recourse.standalone.server;

import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.identity.DemoClient;
import io.recourse.standalone.identity.TokenRequest;
import io.recourse.testing.LoggedSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** One server for all tests of a JVM that only add to what is there. Started by its first use; it stops with the JVM. */
final class SharedServer {

    private SharedServer() {}

    static Server get() {
        return Started.SERVER;
    }

    /** Of a demo client, as {@code agent} or {@code merchant-m-1}. */
    static String token(String client) {
        return new TokenRequest(get().url(), get().secrets())
                .token(DemoClient.named(client).orElseThrow());
    }

    private static final class Started {
        private static final Server SERVER = start();
    }

    private static Server start() {
        Path directory = Path.of("target", "shared-server").toAbsolutePath();
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DataDirectory data = DataDirectory.at(directory);
        Server server = Server.start(data, 0, LogTarget.CONSOLE);
        LoggedSecrets.onConsole()
                .keep(Confidential.of(data, server.secrets(), List.of()).values());
        return server;
    }
}
