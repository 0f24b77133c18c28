package io.recourse.standalone.server;

import java.util.ArrayDeque;
import java.util.Deque;

/** Lets go of what was taken, the last first, once; also when the process is told to end in the middle of taking it. */
final class Closing implements AutoCloseable {

    private final Deque<Runnable> steps = new ArrayDeque<>();
    private boolean closed;

    synchronized void then(Runnable step) {
        if (closed) {
            step.run();
        } else {
            steps.push(step);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!steps.isEmpty()) {
            steps.pop().run();
        }
    }
}
