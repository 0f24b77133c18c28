package io.recourse.runtime.deadletter;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Runs work free of whatever is bound to the caller's thread, and waits for it. */
final class OwnThread {

    private OwnThread() {}

    static <T> T call(Supplier<T> work) throws InterruptedException {
        Callable<T> callable = work::get;
        FutureTask<T> task = new FutureTask<>(callable);
        Thread.ofVirtual().name("dead-letters").start(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        }
    }
}
