package io.recourse.query.list;

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

/** An answer that is a file, written as it is read, and smaller where the caller can unpack it. */
public final class Download {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final String name;
    private final String extension;
    private final String mediaType;
    private final HttpServletRequest request;
    private final HttpServletResponse response;

    /** @param name what the file is called, before the time and the extension */
    public Download(
            String name, String extension, String mediaType, HttpServletRequest request, HttpServletResponse response) {
        this.name = name;
        this.extension = extension;
        this.mediaType = mediaType;
        this.request = request;
        this.response = response;
    }

    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Nothing is closed when it fails: what ends in the middle must not look complete. */
    public void send(Instant now, Content content) throws IOException {
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
        String file = name + "-" + STAMP.format(now) + "." + extension;
        response.setContentType(mediaType);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(file).build().toString());
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
