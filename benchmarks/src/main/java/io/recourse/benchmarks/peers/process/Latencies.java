package io.recourse.benchmarks.peers.process;

import java.util.Arrays;
import java.util.List;

/** Each duration of one client's commands, in nanoseconds. */
final class Latencies {

    private long[] nanos = new long[1024];
    private int count;

    void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = duration;
    }

    /** All of them, in ascending order. */
    static long[] sorted(List<Latencies> clients) {
        return clients.stream()
                .flatMapToLong(client -> Arrays.stream(client.nanos, 0, client.count))
                .sorted()
                .toArray();
    }
}
