package io.recourse.command;

import io.recourse.actor.Role;
import io.recourse.testing.HttpCalls;
import io.recourse.testing.TestTokens;
import java.net.http.HttpRequest;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** Where a command arrives, with a body that it would read.
 *
 * @param body empty when it wants none; what is said about the file when it wants a form
 */
record Endpoint(String method, String path, String body) {

    static final String UNKNOWN_CASE = "case_01K9ZZZZZZZZZZZZZZZZZZZZZZ";

    private static final String MERCHANTS = "/api/v1/merchant/";
    private static final String ADMINISTRATORS = "/api/v1/admin/";

    boolean merchants() {
        return path.startsWith(MERCHANTS);
    }

    private boolean administrators() {
        return path.startsWith(ADMINISTRATORS);
    }

    /** A document in place of JSON. */
    boolean wantsYaml() {
        return administrators()
                && !wantsForm()
                && Stream.of(
                                "/previews",
                                "/simulations",
                                "/retry",
                                "/skip",
                                "/rebuild",
                                "/pause",
                                "/resume",
                                "/cancel",
                                "/forgetting")
                        .noneMatch(path::endsWith);
    }

    boolean wantsForm() {
        return path.endsWith("/receipts") || path.endsWith("/reconciliations");
    }

    boolean ofCase() {
        return path.contains("/disputes/");
    }

    Endpoint at(String otherPath) {
        return new Endpoint(method, otherPath, body);
    }

    Endpoint onCase(String caseId) {
        return at(path.replace(UNKNOWN_CASE, caseId));
    }

    /** Whom the door lets in; what they may do in a case is another matter. */
    Set<Role> roles() {
        if (merchants()) {
            return EnumSet.of(Role.MERCHANT);
        }
        if (administrators()) {
            return EnumSet.of(Role.ADMIN);
        }
        return path.startsWith(Endpoints.INCIDENT) && path.endsWith("/resolution")
                ? EnumSet.of(Role.SUPERVISOR)
                : EnumSet.of(Role.AGENT, Role.SUPERVISOR);
    }

    String token() {
        if (administrators()) {
            return TestTokens.admin();
        }
        return merchants() ? TestTokens.merchant("m-1") : TestTokens.supervisor();
    }

    HttpRequest.Builder request(HttpCalls http, String token, String said) {
        return filled(http.to(path, token), said);
    }

    HttpRequest.Builder filled(HttpRequest.Builder request, String said) {
        return request.header("Content-Type", mediaType())
                .method(method, HttpRequest.BodyPublishers.ofString(wantsForm() ? form(said) : said));
    }

    private String mediaType() {
        if (wantsForm()) {
            return "multipart/form-data; boundary=b";
        }
        return wantsYaml() ? "application/yaml" : "application/json";
    }

    private static String form(String metadata) {
        return """
                --b\r
                Content-Disposition: form-data; name="metadata"\r
                \r
                %s\r
                --b\r
                Content-Disposition: form-data; name="file"; filename="voucher.txt"\r
                \r
                paid\r
                --b--\r
                """.formatted(metadata);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
