package io.recourse.query.audit.export;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** The answer that carries an export: a file, smaller where the caller can unpack it. */
final class ExportAnswer {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final ExportFormat format;
    private final HttpServletRequest request;
    private final HttpServletResponse response;

    ExportAnswer(ExportFormat format, HttpServletRequest request, HttpServletResponse response) {
        this.format = format;
        this.request = request;
        this.response = response;
    }

    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Nothing is closed when it fails: what ends in the middle must not look complete. */
    void send(Instant now, Content content) throws IOException {
        boolean packed = takesGzip();
        describe(now, packed);
        try {
            if (packed) {
                GZIPOutputStream gzip = new GZIPOutputStream(response.getOutputStream());
                content.writeTo(gzip);
                gzip.finish();
            } else {
                content.writeTo(response.getOutputStream());
            }
        } catch (IOException | RuntimeException e) {
            if (!response.isCommitted()) {
                response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
                response.setHeader(HttpHeaders.CONTENT_ENCODING, null);
            }
            throw e;
        }
    }

    private void describe(Instant now, boolean packed) {
        String name = "recourse-audit-" + STAMP.format(now) + "." + format.extension();
        response.setContentType(format.mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (packed) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
    }

    /** Whether the caller names gzip, and not only to refuse it (RFC 9110, section 12.5.3). */
    private boolean takesGzip() {
        return Collections.list(request.getHeaders(HttpHeaders.ACCEPT_ENCODING)).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(coding -> coding.replace(" ", "").toLowerCase(Locale.ROOT))
                .anyMatch(coding ->
                        coding.equals("gzip") || coding.startsWith("gzip;q=") && !coding.matches("gzip;q=0(\\.0*)?"));
    }
}
