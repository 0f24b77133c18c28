package io.recourse.query.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The status of an HTTP/1.1 answer and when to come back. The rest is not of interest, and its body is not even read. */
record AnswerHead(int status, Optional<Duration> retryAfter) {

    /** Heads of all interim answers together; whoever sends more is not understood. */
    private static final int MOST_BYTES = 4_096;

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final String RETRY_AFTER = "retry-after:";

    /** @throws IOException when it is none, or too long, or ends early */
    static AnswerHead read(InputStream in) throws IOException {
        Lines lines = new Lines(in);
        while (true) {
            Matcher first = STATUS.matcher(lines.next());
            if (!first.matches()) {
                throw new IOException("no answer");
            }
            int status = Integer.parseInt(first.group(1));
            Optional<Duration> retryAfter = Optional.empty();
            for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
                if (line.toLowerCase(Locale.ROOT).startsWith(RETRY_AFTER)) {
                    retryAfter = seconds(line.substring(RETRY_AFTER.length()).strip());
                }
            }
            // 100 and its like announce the answer.
            if (status >= 200) {
                return new AnswerHead(status, retryAfter);
            }
        }
    }

    /** A date is not understood: the receiver's clock need not be ours. */
    private static Optional<Duration> seconds(String value) {
        return SECONDS.matcher(value).matches()
                ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                : Optional.empty();
    }

    private static final class Lines {

        private final InputStream in;
        private int left = MOST_BYTES;

        Lines(InputStream in) {
            this.in = in;
        }

        String next() throws IOException {
            byte[] line = new byte[left];
            int length = 0;
            while (true) {
                int next = left > 0 ? in.read() : -1;
                if (next < 0) {
                    throw new IOException("no whole answer");
                }
                left--;
                if (next == '\n') {
                    int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
                    return new String(line, 0, end, StandardCharsets.ISO_8859_1);
                }
                line[length++] = (byte) next;
            }
        }
    }
}
