package io.recourse.command.dispute;

import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Many who act at the same moment. */
final class Crowd {

    private Crowd() {}

    /** Runs all at once and answers the rules that refused some of them; any other failure is thrown. */
    static List<Rule> actAtOnce(List<Runnable> acts) throws InterruptedException, ExecutionException {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Stream<Rule>>> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Runnable act : acts) {
                results.add(threads.submit(() -> {
                    start.await();
                    return refusal(act);
                }));
            }
            start.countDown();
        }
        List<Rule> refusals = new ArrayList<>();
        for (Future<Stream<Rule>> result : results) {
            result.get().forEach(refusals::add);
        }
        return refusals;
    }

    /** The rule that refused it, if one did. */
    static Stream<Rule> refusal(Runnable act) {
        try {
            act.run();
            return Stream.of();
        } catch (RuntimeException e) {
            return Stream.of(Rejected.in(e).map(Rejection::rule).orElseThrow(() -> e));
        }
    }
}
