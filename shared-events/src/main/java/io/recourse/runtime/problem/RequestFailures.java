package io.recourse.runtime.problem;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** What Spring MVC and the container throw when a request does not fit the method that answers it. */
final class RequestFailures {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private RequestFailures() {}

    static Optional<Failure> of(Throwable thrown) {
        return switch (thrown) {
            case HttpMessageNotReadableException e -> Optional.of(JsonFailures.of(Optional.ofNullable(e.getCause())));
            case MissingServletRequestParameterException e -> required(Flaw.parameter(e.getParameterName()));
            case MissingRequestHeaderException e -> required(Flaw.header(e.getHeaderName()));
            case MissingServletRequestPartException e -> required(Flaw.part(e.getRequestPartName()));
            case MethodArgumentTypeMismatchException e -> Optional.of(Failure.invalid(mismatch(e)));
            case MaxUploadSizeExceededException e -> Optional.of(Failures.tooLarge(limit(e)));
            case MultipartException e -> Optional.of(Failure.of(ProblemType.MALFORMED_REQUEST));
            case HttpMediaTypeNotSupportedException e -> Optional.of(unsupported(e));
            case HttpRequestMethodNotSupportedException e ->
                Optional.of(with(
                        e.getHeaders(), Failure.of(ProblemType.METHOD_NOT_ALLOWED, Map.of("method", e.getMethod()))));
            case BadRequestException e -> Optional.of(Failure.of(ProblemType.MALFORMED_REQUEST));
            case InvalidParameterException e -> Optional.of(Failure.of(ProblemType.byStatus(e.getErrorCode())));
            case AsyncRequestTimeoutException e -> Optional.of(Failure.unavailable(RETRY_AFTER));
            // A variable that the path does not have is a fault of the controller, whatever status Spring gives it.
            case MissingPathVariableException e -> Optional.of(Failure.of(ProblemType.INTERNAL_ERROR));
            case ErrorResponse e ->
                Optional.of(with(
                        e.getHeaders(),
                        Failure.of(ProblemType.byStatus(e.getStatusCode().value()))));
            default -> Optional.empty();
        };
    }

    /** Spring leaves the limit out; the container tells it. */
    private static String limit(MaxUploadSizeExceededException e) {
        return Stream.iterate((Throwable) e, t -> t != null, Throwable::getCause)
                .filter(SizeException.class::isInstance)
                .map(cause -> Long.toString(((SizeException) cause).getPermittedSize()))
                .findFirst()
                .orElseGet(() -> Long.toString(e.getMaxUploadSize()));
    }

    private static Optional<Failure> required(String pointer) {
        return Optional.of(Failure.invalid(Flaw.at(pointer, Flaw.Kind.REQUIRED)));
    }

    private static Flaw mismatch(MethodArgumentTypeMismatchException e) {
        String pointer = e.getParameter().hasParameterAnnotation(PathVariable.class)
                ? Flaw.pathVariable(e.getName())
                : e.getParameter().hasParameterAnnotation(RequestHeader.class)
                        ? Flaw.header(e.getName())
                        : Flaw.parameter(e.getName());
        Class<?> wanted = e.getParameter().nestedIfOptional().getNestedParameterType();
        if (wanted.isEnum()) {
            return Flaw.notOneOf(pointer, wanted);
        }
        return Stream.iterate((Throwable) e, t -> t != null, Throwable::getCause)
                .filter(IllegalArgumentException.class::isInstance)
                .map(IllegalArgumentException.class::cast)
                .filter(reason -> domain(reason.getStackTrace()))
                .findFirst()
                .map(reason -> Flaw.refused(pointer, reason))
                .orElseGet(() -> Flaw.at(pointer, Flaw.Kind.INVALID));
    }

    /** Only our own types word their reasons for callers. */
    private static boolean domain(StackTraceElement[] trace) {
        return Arrays.stream(trace)
                .limit(1)
                .anyMatch(frame -> frame.getClassName().startsWith("io.recourse."));
    }

    private static Failure unsupported(HttpMediaTypeNotSupportedException e) {
        List<MediaType> supported = e.getSupportedMediaTypes();
        String names = supported.stream().map(MediaType::toString).collect(Collectors.joining(", "));
        return with(e.getHeaders(), Failure.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, Map.of("supported", names)));
    }

    private static Failure with(HttpHeaders headers, Failure failure) {
        Failure result = failure;
        for (String name : headers.headerNames()) {
            String value = String.join(", ", headers.getValuesAsList(name));
            result = result.header(name, value);
        }
        return result;
    }
}
