package io.recourse.command.dispute;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.recourse.actor.CommandId;
import io.recourse.command.ExpectedVersion;
import io.recourse.dispute.AcceptOffer;
import io.recourse.dispute.AcknowledgeReturn;
import io.recourse.dispute.AddNote;
import io.recourse.dispute.Adjudicate;
import io.recourse.dispute.Appeal;
import io.recourse.dispute.ApproveRefund;
import io.recourse.dispute.Assign;
import io.recourse.dispute.AttachReceipt;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.ChangePolicy;
import io.recourse.dispute.Close;
import io.recourse.dispute.ConfirmRefund;
import io.recourse.dispute.DeclineOffer;
import io.recourse.dispute.DeclineRefund;
import io.recourse.dispute.DisputeCommand;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.Escalate;
import io.recourse.dispute.ExpireDeadline;
import io.recourse.dispute.ExtendDeadline;
import io.recourse.dispute.FailRefund;
import io.recourse.dispute.FollowRefund;
import io.recourse.dispute.GrantProvisionalCredit;
import io.recourse.dispute.LinkIncident;
import io.recourse.dispute.MakeOffer;
import io.recourse.dispute.NoteMovement;
import io.recourse.dispute.OpenDispute;
import io.recourse.dispute.PauseClock;
import io.recourse.dispute.ProvideInformation;
import io.recourse.dispute.RecordContact;
import io.recourse.dispute.RecordRuling;
import io.recourse.dispute.Redact;
import io.recourse.dispute.Refund;
import io.recourse.dispute.ReleaseAccountHold;
import io.recourse.dispute.RemindDeadline;
import io.recourse.dispute.Reopen;
import io.recourse.dispute.RequestAccountHold;
import io.recourse.dispute.RequestInformation;
import io.recourse.dispute.ResolveRefund;
import io.recourse.dispute.Respond;
import io.recourse.dispute.ResumeClock;
import io.recourse.dispute.RetryRefund;
import io.recourse.dispute.ReverseProvisionalCredit;
import io.recourse.dispute.ReverseRefund;
import io.recourse.dispute.SendMessage;
import io.recourse.dispute.VerifyIdentity;
import io.recourse.dispute.Withdraw;
import io.recourse.dispute.WithdrawReceipt;
import io.recourse.runtime.axon.AxonRuntime;
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
@Aggregate(cache = AxonRuntime.AGGREGATE_CACHE)
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
        opening.decide(c).forEach(event -> apply(event));
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
    CaseState handle(RemindDeadline c, CaseDecider decider, MetaData metaData) {
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

    @CommandHandler
    CaseState handle(WithdrawReceipt c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(VerifyIdentity c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(Assign c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(RequestInformation c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(ProvideInformation c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(SendMessage c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(Respond c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(MakeOffer c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(AcceptOffer c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(DeclineOffer c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(AcknowledgeReturn c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(Adjudicate c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(Appeal c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(RecordRuling c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(GrantProvisionalCredit c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(ReverseProvisionalCredit c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(ApproveRefund c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(DeclineRefund c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(Withdraw c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(Reopen c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(ExtendDeadline c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(PauseClock c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(ResumeClock c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(ChangePolicy c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(RequestAccountHold c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(ReleaseAccountHold c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(LinkIncident c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(Redact c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(ReverseRefund c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(FollowRefund c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(RetryRefund c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(ResolveRefund c, CaseDecider decider, MetaData metaData) {
        return decide(c, decider, metaData);
    }

    @CommandHandler
    CaseState handle(NoteMovement c, CaseDecider decider, MetaData metaData) {
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
