package io.recourse.runtime.content.virus;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks clamd's {@code INSTREAM} as the real one does: refuses other commands and files over its limit. Knows one virus. */
public final class FakeClamd implements AutoCloseable {
    public static final String SIGNATURE = "Test.Virus-1";
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(ISO_8859_1);
    private static final int WINDOW_CHARACTERS = 64;

    private final ServerSocket server;
    private final int limitBytes;
    private final String virus;
    private final AtomicInteger largestChunk = new AtomicInteger();
    private final Thread serving;

    public FakeClamd(String virus, int limitBytes) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.virus = virus;
        this.limitBytes = limitBytes;
        this.serving = Thread.ofVirtual().start(this::serve);
    }

    public int port() {
        return server.getLocalPort();
    }

    int largestChunkBytes() {
        return largestChunk.get();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                String answer = answer(new DataInputStream(socket.getInputStream()));
                socket.getOutputStream().write((answer + "\0").getBytes(ISO_8859_1));
            } catch (SocketException closed) {
                // Either this server or a caller that hung up.
                continue;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private String answer(DataInputStream in) throws IOException {
        if (!Arrays.equals(in.readNBytes(COMMAND.length), COMMAND)) {
            return "UNKNOWN COMMAND";
        }
        long size = 0;
        boolean found = false;
        String window = "";
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            largestChunk.accumulateAndGet(length, Math::max);
            size += length;
            if (size > limitBytes) {
                return "INSTREAM size limit exceeded. ERROR";
            }
            window += new String(in.readNBytes(length), ISO_8859_1);
            found |= window.contains(virus);
            window = window.substring(Math.max(0, window.length() - WINDOW_CHARACTERS));
        }
        return found ? "stream: " + SIGNATURE + " FOUND" : "stream: OK";
    }

    /** The one that is waiting for a caller may still get one, so it is waited for. */
    @Override
    public void close() throws IOException {
        server.close();
        try {
            serving.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
