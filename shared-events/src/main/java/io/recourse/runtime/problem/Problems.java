package io.recourse.runtime.problem;

import io.recourse.runtime.language.Language;
import io.recourse.runtime.trace.TraceFilter;
import io.recourse.runtime.trace.TraceId;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Answers failed requests. The only place that writes problem documents, whatever layer a request failed in. */
@Component
public class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String LOGGED = Problems.class.getName() + ".logged";

    private final JsonMapper json = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    /** Answers with what {@code thrown} means. Does nothing when the caller has hung up. */
    public void answer(HttpServletRequest request, HttpServletResponse response, Throwable thrown) throws IOException {
        if (isHungUp(thrown)) {
            return;
        }
        Failure failure = Failures.of(thrown);
        log(request, failure, thrown);
        write(request, response, failure);
    }

    /** Answers a failure of which no more than its status is known. */
    void answer(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        write(request, response, Failure.of(ProblemType.byStatus(status), Map.of("method", method(request))));
    }

    /** The document for {@code thrown}, for those that keep an answer before they send it. */
    public Rendered render(HttpServletRequest request, Throwable thrown) {
        Failure failure = Failures.of(thrown);
        return new Rendered(failure.type(), failure.headers(), body(request, failure));
    }

    /** @param body UTF-8 JSON */
    public record Rendered(ProblemType type, HttpHeaders headers, byte[] body) {}

    private void write(HttpServletRequest request, HttpServletResponse response, Failure failure) throws IOException {
        byte[] body = body(request, failure);
        response.resetBuffer();
        response.setStatus(failure.type().status());
        failure.headers().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        response.setHeader(
                HttpHeaders.CONTENT_LANGUAGE, language(request).locale().toLanguageTag());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    private byte[] body(HttpServletRequest request, Failure failure) {
        TraceId trace = TraceFilter.of(request);
        var texts = new ProblemTexts(language(request));
        return json.writeValueAsBytes(Problem.of(failure, texts, path(request), trace));
    }

    /** Expected refusals are the caller's business and not logged; a fault is logged once, with its trace. */
    private static void log(HttpServletRequest request, Failure failure, Throwable thrown) {
        if (request.getAttribute(LOGGED) != null) {
            return;
        }
        request.setAttribute(LOGGED, true);
        switch (failure.type()) {
            case INTERNAL_ERROR ->
                LOG.error(
                        "Request failed: method={} path={} traceId={}",
                        request.getMethod(),
                        path(request),
                        TraceFilter.of(request),
                        thrown);
            case UNAVAILABLE ->
                LOG.warn(
                        "Request could not be served now: method={} path={} traceId={} cause={}",
                        request.getMethod(),
                        path(request),
                        TraceFilter.of(request),
                        thrown.toString());
            default -> LOG.debug("Request refused: {}", failure.type());
        }
    }

    /**
     * Whether the caller's own connection failed. The words of a failure do not tell: a database's connection is "reset by peer" too,
     * and the caller would take an empty answer for 200.
     */
    private static boolean isHungUp(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause ->
                        cause instanceof ClientAbortException || cause instanceof AsyncRequestNotUsableException);
    }

    private static String method(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_METHOD) instanceof String original
                ? original
                : Objects.requireNonNullElse(request.getMethod(), "");
    }

    /** After a container's error dispatch the request's own address is in an attribute. */
    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
                ? original
                // A request line that could not be read has no address.
                : Objects.requireNonNullElse(request.getRequestURI(), "");
    }

    private static Language language(HttpServletRequest request) {
        return Language.accepted(Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    }
}
