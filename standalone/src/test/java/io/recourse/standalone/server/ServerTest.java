package io.recourse.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.RunFile;
import io.recourse.standalone.data.UserError;
import io.recourse.standalone.identity.DemoClient;
import io.recourse.standalone.identity.TokenRequest;
import io.recourse.testing.HttpCalls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ServerTest {

    @TempDir
    static Path directory;

    @Test
    void starts_without_a_warning_and_leaves_nothing_running(CapturedOutput output) {
        DataDirectory data = DataDirectory.at(directory);
        int port;
        String kept;
        try (Server server = Server.start(data, 0, LogTarget.CONSOLE)) {
            port = server.url().getPort();
            kept = token(server);
            assertThat(RunFile.of(data))
                    .hasValueSatisfying(run -> assertThat(run.port()).isEqualTo(port));
            assertThat(get(server, "/actuator/health/readiness").status()).isEqualTo(200);
        }
        assertThat(RunFile.of(data)).isEmpty();
        assertThat(directory.resolve("postgres").resolve("postmaster.pid")).doesNotExist();

        try (Server server = Server.start(data, port, LogTarget.CONSOLE, "recourse.issuer=http://127.0.0.1:0")) {
            HttpCalls http = new HttpCalls(server.url().getPort());
            assertThat(http.send(http.to("/api/v1/payments/none", kept)).status())
                    .as("a token of before the restart")
                    .isEqualTo(404);
        }
        assertThat(output.getAll())
                .contains("msg=\"Ready\"")
                .doesNotContain("level=WARN")
                .doesNotContain("level=ERROR")
                .doesNotContain("WARNING");
    }

    @Test
    void demo_clients_are_for_this_machine_alone() {
        DataDirectory data = DataDirectory.at(directory);

        assertThatThrownBy(() -> Server.start(data, 0, LogTarget.CONSOLE, "server.address=0.0.0.0"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Refusing to listen on 0.0.0.0 with demo clients");
    }

    @Test
    void a_port_in_use_is_told_before_anything_starts(@TempDir Path unused) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            DataDirectory data = DataDirectory.at(unused);

            assertThatThrownBy(() -> Server.start(data, taken.getLocalPort(), LogTarget.CONSOLE))
                    .isInstanceOf(UserError.class)
                    .hasMessage("Port " + taken.getLocalPort() + " is in use; choose another one with --port.");
        }
        assertThat(Files.exists(unused.resolve("postgres"))).isFalse();
    }

    private static String token(Server server) {
        return new TokenRequest(server.url(), server.secrets())
                .token(DemoClient.named("agent").orElseThrow());
    }

    private static HttpCalls.Answer get(Server server, String path) {
        HttpCalls http = new HttpCalls(server.url().getPort());
        return http.send(http.to(path));
    }
}
