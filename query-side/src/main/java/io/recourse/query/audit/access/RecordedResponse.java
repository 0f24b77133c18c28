package io.recourse.query.audit.access;

import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.IntConsumer;

/** Records an answer before the first byte of it can leave, whoever writes it; an answer that cannot be recorded does not leave. */
final class RecordedResponse extends HttpServletResponseWrapper {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final IntConsumer recorder;
    private State state = State.OPEN;

    private enum State {
        OPEN,
        RECORDED,
        NOT_RECORDED
    }

    /** @param recorder takes the status, and throws when it cannot record it */
    RecordedResponse(HttpServletResponse response, IntConsumer recorder) {
        super(response);
        this.recorder = recorder;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        beforeAnswering(getStatus());
        return super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        beforeAnswering(getStatus());
        return super.getWriter();
    }

    @Override
    public void flushBuffer() throws IOException {
        beforeAnswering(getStatus());
        super.flushBuffer();
    }

    @Override
    public void sendError(int status) throws IOException {
        beforeAnswering(status);
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        beforeAnswering(status);
        super.sendError(status, message);
    }

    /** For an answer that has no body. */
    void end() {
        beforeAnswering(getStatus());
    }

    /** Of what was not recorded, only that it is not served now may be told. */
    private void beforeAnswering(int status) {
        switch (state) {
            case OPEN -> record(status);
            case NOT_RECORDED -> {
                if (status != HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
                    throw ProblemException.retryLater(ProblemType.UNAVAILABLE, RETRY_AFTER);
                }
            }
            case RECORDED -> {}
        }
    }

    private void record(int status) {
        state = State.NOT_RECORDED;
        try {
            recorder.accept(status);
            state = State.RECORDED;
        } finally {
            if (state == State.NOT_RECORDED) {
                // Its headers may name a file.
                reset();
            }
        }
    }
}
