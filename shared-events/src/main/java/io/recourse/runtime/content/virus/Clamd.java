package io.recourse.runtime.content.virus;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** ClamAV's daemon over TCP, by {@code INSTREAM} as clamd(8) describes it (https://docs.clamav.net/manual/Usage/Scanning.html). */
final class Clamd implements VirusScan {
    private static final Logger LOG = LoggerFactory.getLogger(Clamd.class);
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(UTF_8);
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final int ANSWER_LIMIT_BYTES = 4 * 1024;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
    private static final String CLEAN = "stream: OK";
    private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND");

    private final String host;
    private final int port;
    private final int timeoutMillis;

    /** @param timeout for connecting, and for each wait of an answer; at least a millisecond */
    Clamd(String host, int port, Duration timeout) {
        this.host = host;
        this.port = port;
        this.timeoutMillis = Math.toIntExact(timeout.toMillis());
    }

    @Override
    public Optional<String> scan(InputStream bytes) throws IOException {
        String answer = ask(bytes);
        Matcher found = FOUND.matcher(answer);
        if (found.matches()) {
            return Optional.of(found.group(1));
        }
        if (!answer.equals(CLEAN)) {
            throw unavailable(answer);
        }
        return Optional.empty();
    }

    private String ask(InputStream bytes) throws IOException {
        var chunk = new byte[CHUNK_BYTES];
        try (var socket = new Socket()) {
            begin(socket);
            int count = bytes.read(chunk);
            while (count >= 0 && sent(socket, chunk, count)) {
                count = bytes.read(chunk);
            }
            sent(socket, chunk, 0);
            return answer(socket);
        }
    }

    private void begin(Socket socket) {
        try {
            socket.setSoTimeout(timeoutMillis);
            socket.connect(new InetSocketAddress(host, port), timeoutMillis);
            socket.getOutputStream().write(COMMAND);
        } catch (IOException e) {
            throw unavailable(e.toString());
        }
    }

    /** An empty chunk ends the file. Whether clamd still listens; if not, it has answered why. */
    private static boolean sent(Socket socket, byte[] chunk, int count) {
        try {
            var out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(count);
            out.write(chunk, 0, count);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private static String answer(Socket socket) {
        try {
            byte[] answer = socket.getInputStream().readNBytes(ANSWER_LIMIT_BYTES);
            return new String(answer, UTF_8).replace("\0", "").strip();
        } catch (IOException e) {
            throw unavailable(e.toString());
        }
    }

    private static ProblemException unavailable(String reason) {
        LOG.warn("virus_scanner_unavailable reason=\"{}\"", reason);
        return ProblemException.retryLater(ProblemType.UNAVAILABLE, RETRY_AFTER);
    }
}
