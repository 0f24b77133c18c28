package io.recourse.benchmarks.peers.recourse;

import io.recourse.dispute.CaseId;
import io.recourse.dispute.RefundSucceeded;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.context.ApplicationContext;

/** Hears in the same process what the store commits. */
final class Refunds implements RefundEnd {

    private static final int PATIENCE_SECONDS = 60;

    private final Map<CaseId, CompletableFuture<Void>> awaited = new ConcurrentHashMap<>();

    static Refunds of(ApplicationContext application) {
        Refunds refunds = new Refunds();
        application.getBean(EventStore.class).subscribe(events -> events.forEach(refunds::hear));
        return refunds;
    }

    @Override
    public void expect(CaseId caseId) {
        awaited.put(caseId, new CompletableFuture<>());
    }

    @Override
    public void await(CaseId caseId) throws Exception {
        try {
            awaited.getOrDefault(caseId, CompletableFuture.completedFuture(null))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } finally {
            awaited.remove(caseId);
        }
    }

    private void hear(EventMessage<?> event) {
        if (event.getPayload() instanceof RefundSucceeded succeeded) {
            Optional.ofNullable(awaited.get(succeeded.caseId()))
                    .ifPresent(waiting -> CurrentUnitOfWork.get().afterCommit(unit -> waiting.complete(null)));
        }
    }
}
