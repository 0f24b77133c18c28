package io.recourse.query.list;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class DownloadTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity"})
    void whatFailsBeforeItBeganLeavesRoomForAProblem(String encoding) {
        request.addHeader("Accept-Encoding", encoding);

        assertThatThrownBy(() -> answer().send(NOW, out -> {
                    out.write("begun".getBytes(UTF_8));
                    throw new IOException("the event store stopped answering");
                }))
                .hasMessage("the event store stopped answering");

        assertThat(response.isCommitted()).isFalse();
        assertThat(response.getHeader("Content-Disposition")).isNull();
        assertThat(response.getHeader("Content-Encoding")).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100_000})
    void packedAnswerThatFailsHasNoEnd(int bytes) {
        request.addHeader("Accept-Encoding", "gzip");

        assertThatThrownBy(() -> answer().send(NOW, out -> {
                    out.write(new byte[bytes]);
                    throw new IllegalStateException("lost");
                }))
                .hasMessage("lost");

        assertThatThrownBy(() ->
                        new GZIPInputStream(new ByteArrayInputStream(response.getContentAsByteArray())).readAllBytes())
                .isInstanceOf(EOFException.class);
    }

    private Download answer() {
        return new Download("cases", "csv", "text/csv", request, response);
    }
}
