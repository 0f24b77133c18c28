package io.recourse.standalone.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** The network between one process and one server, as good or bad as it is told to be. Whoever connects to its port is passed on. */
final class Link implements AutoCloseable {

    private static final int PIECE_BYTES = 1 << 14;

    private final ServerSocket listener;
    private final InetSocketAddress target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile State state = new Open();

    private sealed interface State {}

    private record Open() implements State {}

    private record Cut() implements State {}

    private record Late(Duration by) implements State {}

    /** What is sent that way waits. */
    private record Silent(Set<Way> ways) implements State {}

    /** As seen by the process. */
    enum Way {
        THERE,
        BACK
    }

    private Link(ServerSocket listener, InetSocketAddress target) {
        this.listener = listener;
        this.target = target;
    }

    static Link to(InetSocketAddress target) throws IOException {
        Link link = new Link(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
        Thread.ofVirtual().name("link").start(link::accept);
        return link;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Breaks what is connected, and whatever connects. */
    void cut() {
        become(new Cut());
        open.forEach(Link::close);
    }

    /** Nothing arrives any more, and nothing breaks. */
    void silence(Set<Way> ways) {
        become(new Silent(Set.copyOf(ways)));
    }

    /** Each piece of what is sent arrives so much later. */
    void slow(Duration by) {
        become(new Late(by));
    }

    void heal() {
        become(new Open());
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }

    private synchronized void become(State next) {
        state = next;
        notifyAll();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket from = listener.accept();
                open.add(from);
                Thread.ofVirtual().start(() -> connect(from));
            } catch (IOException closed) {
                // The loop ends by its condition.
            }
        }
    }

    private void connect(Socket from) {
        try {
            pass(Way.THERE);
            Socket to = new Socket(target.getAddress(), target.getPort());
            open.add(to);
            from.setTcpNoDelay(true);
            to.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> pump(from, to, Way.THERE));
            Thread.ofVirtual().start(() -> pump(to, from, Way.BACK));
        } catch (IOException nobodyThere) {
            close(from);
            open.remove(from);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump(Socket from, Socket to, Way way) {
        byte[] piece = new byte[PIECE_BYTES];
        try (from;
                to) {
            for (int length = from.getInputStream().read(piece);
                    length >= 0;
                    length = from.getInputStream().read(piece)) {
                pass(way);
                to.getOutputStream().write(piece, 0, length);
            }
        } catch (IOException broken) {
            // Both ends see it by the connection that is closed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    /** Returns when something that goes this way may arrive. */
    private void pass(Way way) throws InterruptedException, IOException {
        synchronized (this) {
            while (state instanceof Silent silent && silent.ways().contains(way)) {
                wait();
            }
        }
        switch (state) {
            case Open now -> {}
            case Silent other -> {}
            case Late late -> LockSupport.parkNanos(late.by().toNanos());
            case Cut cut -> throw new IOException("cut");
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
