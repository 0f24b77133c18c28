package io.recourse.command.dispute;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.recourse.actor.CommandId;
import io.recourse.command.ExpectedVersion;
import io.recourse.dispute.AddNote;
import io.recourse.dispute.AttachReceipt;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.Close;
import io.recourse.dispute.ConfirmRefund;
import io.recourse.dispute.DisputeCommand;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.Escalate;
import io.recourse.dispute.ExpireDeadline;
import io.recourse.dispute.FailRefund;
import io.recourse.dispute.OpenDispute;
import io.recourse.dispute.RecordContact;
import io.recourse.dispute.Refund;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** One dispute case: applies what {@link CaseOpening} and {@link CaseDecider} decide, once for each command id. */
@Aggregate
public class DisputeCase {

    @AggregateIdentifier
    @SuppressWarnings({"NullAway.Init", "UnusedVariable"})
    private CaseId id;

    @SuppressWarnings("NullAway.Init")
    private CaseState state;

    private final Set<CommandId> handled = new HashSet<>();

    DisputeCase() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    CaseState handle(OpenDispute c, CaseOpening opening) {
        apply(opening.decide(c));
        return state;
    }

    @CommandHandler
    CaseState handle(AttachReceipt c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(RecordContact c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(AddNote c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(Escalate c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(Refund c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(ConfirmRefund c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(FailRefund c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(ExpireDeadline c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(Close c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @EventSourcingHandler
    void on(DisputeEvent event, @SequenceNumber long sequence, @Timestamp Instant recordedAt) {
        id = event.caseId();
        state = CaseState.evolve(Optional.ofNullable(state), event, sequence, recordedAt);
        handled.add(event.act().commandId());
    }

    private CaseState decide(DisputeCommand command, CaseDecider decider, MetaData metaData) {
        if (!handled.contains(command.act().commandId())) {
            ExpectedVersion.require(metaData, state.version());
            decider.decide(state, command).forEach(event -> apply(event));
        }
        return state;
    }
}
