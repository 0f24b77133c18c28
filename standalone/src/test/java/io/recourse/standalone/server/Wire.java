package io.recourse.standalone.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Sends bytes as they are, also what a library for HTTP would refuse to send, and reads what is answered. */
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private final int port;
    private Optional<Socket> kept = Optional.empty();

    Wire(int port) {
        this.port = port;
    }

    /** @param headers by their names in small letters */
    record Reply(int status, Map<String, String> headers, String body) {

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /**
     * On the connection that was kept, if it was.
     *
     * @param body whether it is read; not of an answer without an end, which an error never is
     * @return nothing when the server closes without an answer
     */
    Optional<Reply> send(byte[] request, boolean body) throws IOException {
        boolean fresh = kept.isEmpty();
        Optional<Reply> reply = exchange(request, body);
        return reply.isEmpty() && !fresh ? exchange(request, body) : reply;
    }

    /**
     * On a connection of its own, of which no more will come: what has no proper end is not waited for.
     *
     * @param body as above
     */
    Optional<Reply> sendAll(byte[] request, boolean body) throws IOException {
        close();
        Socket socket = open();
        write(socket, request);
        if (!socket.isOutputShutdown()) {
            socket.shutdownOutput();
        }
        Optional<Reply> reply = read(socket, body);
        close();
        return reply;
    }

    @Override
    public void close() throws IOException {
        if (kept.isPresent()) {
            kept.get().close();
        }
        kept = Optional.empty();
    }

    private Optional<Reply> exchange(byte[] request, boolean body) throws IOException {
        Socket socket = kept.isPresent() ? kept.get() : open();
        write(socket, request);
        Optional<Reply> reply = read(socket, body);
        if (!body || reply.isEmpty() || reply.get().header("connection").equalsIgnoreCase("close")) {
            close();
        }
        return reply;
    }

    private Socket open() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        kept = Optional.of(socket);
        return socket;
    }

    private static void write(Socket socket, byte[] request) {
        try {
            socket.getOutputStream().write(request);
        } catch (IOException refusedBeforeTheEnd) {
            // The answer may have come already.
        }
    }

    private static Optional<Reply> read(Socket socket, boolean wanted) throws IOException {
        try {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String status = line(in);
            while (status.contains(" 100")) {
                line(in);
                status = line(in);
            }
            if (status.isEmpty()) {
                return Optional.empty();
            }
            Map<String, String> headers = new HashMap<>();
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                int colon = header.indexOf(':');
                headers.put(
                        header.substring(0, colon).toLowerCase(Locale.ROOT),
                        header.substring(colon + 1).strip());
            }
            int code = Integer.parseInt(status.split(" ", 3)[1]);
            boolean told = (wanted || code >= 400) && hasBody(code);
            return Optional.of(new Reply(code, headers, told ? body(in, headers) : ""));
        } catch (SocketTimeoutException unanswered) {
            throw unanswered;
        } catch (SocketException reset) {
            return Optional.empty();
        }
    }

    private static boolean hasBody(int status) {
        return status != 204 && status != 304;
    }

    private static String body(InputStream in, Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            long end = System.nanoTime() + Duration.ofMillis(PATIENCE_MILLIS).toNanos();
            for (int size = chunk(in); size > 0; size = chunk(in)) {
                if (System.nanoTime() > end) {
                    throw new SocketTimeoutException("the answer has no end");
                }
                all.write(in.readNBytes(size));
                line(in);
            }
            line(in);
            return all.toString(StandardCharsets.UTF_8);
        }
        String length = headers.getOrDefault("content-length", "");
        byte[] bytes = length.isEmpty() ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
