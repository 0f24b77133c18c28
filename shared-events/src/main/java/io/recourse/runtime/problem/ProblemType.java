package io.recourse.runtime.problem;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/** What can go wrong with a request. A slug never changes its meaning; title and explanation live in message bundles. */
public enum ProblemType {
    INVALID_REQUEST("invalid-request", 400),
    MALFORMED_JSON("malformed-json", 400),
    MALFORMED_REQUEST("malformed-request", 400),
    UNAUTHENTICATED("unauthenticated", 401),
    FORBIDDEN("forbidden", 403),
    NOT_FOUND("not-found", 404),
    METHOD_NOT_ALLOWED("method-not-allowed", 405),
    NOT_ACCEPTABLE("not-acceptable", 406),
    CONFLICT("conflict", 409),
    IN_FLIGHT("request-in-flight", 409),
    STALE_VERSION("stale-version", 412),
    PAYLOAD_TOO_LARGE("payload-too-large", 413),
    URI_TOO_LONG("uri-too-long", 414),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415),
    RULE_REFUSED("rule-refused", 422),
    UNSAFE_FILE("unsafe-file", 422),
    INFECTED_FILE("infected-file", 422),
    KEY_REUSED("idempotency-key-reused", 422),
    KEY_REQUIRED("idempotency-key-required", 428),
    TOO_MANY_REQUESTS("too-many-requests", 429),
    HEADERS_TOO_LARGE("headers-too-large", 431),
    INTERNAL_ERROR("internal-error", 500),
    BAD_GATEWAY("bad-gateway", 502),
    UNAVAILABLE("unavailable", 503),
    OVERLOADED("overloaded", 503),
    BUSY("busy", 503),
    GATEWAY_TIMEOUT("gateway-timeout", 504);

    /** Where problem types are documented, below this path. */
    public static final String BASE_PATH = "/problems";

    private final String slug;
    private final int status;

    ProblemType(String slug, int status) {
        this.slug = slug;
        this.status = status;
    }

    public String slug() {
        return slug;
    }

    public int status() {
        return status;
    }

    /** The stable {@code type} member, a path on this server. */
    public URI uri() {
        return URI.create(BASE_PATH + "/" + slug);
    }

    public static Optional<ProblemType> bySlug(String slug) {
        return Arrays.stream(values()).filter(type -> type.slug.equals(slug)).findFirst();
    }

    /** The closest type for a bare HTTP status, for failures that say no more than that. */
    static ProblemType byStatus(int status) {
        return Arrays.stream(values())
                .filter(type -> type != INVALID_REQUEST && type != MALFORMED_JSON && type.status == status)
                .findFirst()
                // 501 is the container's for a transfer coding that nobody knows: what came is wrong, not we.
                .orElse(status < 500 || status == 501 ? MALFORMED_REQUEST : INTERNAL_ERROR);
    }
}
