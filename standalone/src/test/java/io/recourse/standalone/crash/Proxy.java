package io.recourse.standalone.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;

/**
 * The network between the program and its database, on this machine. It speaks SOCKS 5, to which every Java program can be sent from
 * outside ({@link #options}), so the program needs no setting of its own.
 */
final class Proxy implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final IntPredicate suffering;
    private final LongSupplier delay;
    private final Set<Lane> lanes = ConcurrentHashMap.newKeySet();
    private volatile CountDownLatch silence = new CountDownLatch(0);
    private volatile boolean slow;

    /**
     * @param suffering ports whose connections suffer; those to others pass as they are
     * @param delay in milliseconds, of what is sent at once while everything is slow
     */
    Proxy(IntPredicate suffering, LongSupplier delay) throws IOException {
        this.suffering = suffering;
        this.delay = delay;
        Thread.ofPlatform().daemon().name("proxy").start(this::accept);
    }

    /** With them a Java program makes all its plain connections through this. */
    List<String> options() {
        return List.of(
                "-DsocksProxyHost=127.0.0.1", "-DsocksProxyPort=" + server.getLocalPort(), "-DsocksNonProxyHosts=");
    }

    /**
     * Ends all connections at once, for both sides.
     *
     * @param reset by RST instead of FIN
     */
    void cut(boolean reset) {
        lanes.forEach(lane -> lane.end(reset));
    }

    /** Nothing passes any more, and nobody is told; who connects gets no answer. */
    void silence() {
        silence = new CountDownLatch(1);
    }

    /**
     * Who connects from now on is served.
     *
     * @param forgotten connections from before stay silent; the database learns of it after a minute, as by keep-alive, the program
     *     never. Otherwise what was sent meanwhile arrives
     */
    void speak(boolean forgotten) {
        if (forgotten) {
            lanes.forEach(Lane::forget);
        }
        silence.countDown();
    }

    /** Whether everything takes its time, in both directions. */
    void slow(boolean now) {
        slow = now;
    }

    @Override
    public void close() throws IOException {
        server.close();
        silence.countDown();
        cut(true);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> new Lane(client, this).serve());
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** @return whether the lane suffers */
    boolean admit(Lane lane, int port) {
        return suffering.test(port) && lanes.add(lane);
    }

    void left(Lane lane) {
        lanes.remove(lane);
    }

    /** Returns when something may pass. */
    void hold() throws InterruptedException {
        if (slow) {
            LockSupport.parkNanos(Duration.ofMillis(delay.getAsLong()).toNanos());
        }
        silence.await();
    }
}
