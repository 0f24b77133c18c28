package io.recourse.benchmarks.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each process is what it is said to be; what it does takes longer than a test may. */
class ProgramTest {

    @Test
    void aSideRunsWithoutTheOther() {
        assertThat(Program.COMMAND_SIDE.classPath()).contains("/command-side/").doesNotContain("/query-side/");
        assertThat(Program.QUERY_SIDE.classPath()).contains("/query-side/").doesNotContain("/command-side/");
        assertThat(Program.BOTH_SIDES.classPath()).contains("/command-side/", "/query-side/");
    }

    @Test
    void aShapeHasAsManyOfEachSide() {
        assertThat(Shape.TWO.programs())
                .isEqualTo(List.of(Program.COMMAND_SIDE, Program.COMMAND_SIDE, Program.QUERY_SIDE, Program.QUERY_SIDE));
        assertThat(Shape.ALONE.programs()).isEqualTo(List.of(Program.BOTH_SIDES));
    }

    @Test
    void theProcessOfAPortIsFound() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
            assertThat(Listener.on(port)).hasValue(ProcessHandle.current().pid());
        }
        assertThat(Listener.on(port)).isEmpty();
    }
}
