package io.recourse.standalone.crash;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One connection through the {@link Proxy}. */
final class Lane {

    private static final int SOCKS = 5;
    private static final int IPV4 = 1;
    private static final int IPV6 = 4;
    private static final int BUFFER = 1 << 16;
    private static final Duration KEPT_ALIVE = Duration.ofSeconds(60);

    private final Socket client;
    private final Socket database = new Socket();
    private final Proxy proxy;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean suffers;
    private volatile boolean forgotten;

    Lane(Socket client, Proxy proxy) {
        this.client = client;
        this.proxy = proxy;
    }

    /** Connects as the client asks, and passes on what comes. */
    void serve() {
        try {
            int port = asked();
            suffers = proxy.admit(this, port);
            hold();
            database.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            client.setTcpNoDelay(true);
            database.setTcpNoDelay(true);
            client.getOutputStream().write(new byte[] {SOCKS, 0, 0, IPV4, 0, 0, 0, 0, 0, 0});
            Thread.ofVirtual().start(() -> pass(client, database));
            Thread.ofVirtual().start(() -> pass(database, client));
        } catch (IOException | InterruptedException failed) {
            end(true);
        }
    }

    void forget() {
        forgotten = true;
        Thread.ofVirtual().start(() -> {
            try {
                ended.await(KEPT_ALIVE.toMillis(), TimeUnit.MILLISECONDS);
                close(database, true);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void end(boolean reset) {
        ended.countDown();
        proxy.left(this);
        close(client, reset);
        close(database, reset);
    }

    /** The port that the client wants, after the greeting. */
    private int asked() throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        in.readByte();
        in.readFully(new byte[in.readUnsignedByte()]);
        client.getOutputStream().write(new byte[] {SOCKS, 0});
        in.readFully(new byte[3]);
        int kind = in.readUnsignedByte();
        in.readFully(new byte[kind == IPV4 ? 4 : kind == IPV6 ? 16 : in.readUnsignedByte()]);
        return in.readUnsignedShort();
    }

    private void pass(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            int read = from.getInputStream().read(buffer);
            while (read >= 0) {
                hold();
                to.getOutputStream().write(buffer, 0, read);
                read = from.getInputStream().read(buffer);
            }
            hold();
            end(false);
        } catch (IOException | InterruptedException broken) {
            endWhenAllowed();
        }
    }

    /** Also that a connection was broken on one side is told to the other only when something may pass. */
    private void endWhenAllowed() {
        try {
            hold();
            end(true);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void hold() throws InterruptedException {
        if (suffers) {
            proxy.hold();
        }
        if (forgotten) {
            ended.await();
        }
    }

    private static void close(Socket socket, boolean reset) {
        try {
            socket.setSoLinger(reset, 0);
            socket.close();
        } catch (IOException gone) {
            // It is what was wanted.
            return;
        }
    }
}
