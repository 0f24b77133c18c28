package io.recourse.command.dispute;

import io.recourse.command.ExpectedVersion;
import io.recourse.dispute.Appeal;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.DisputeCommand;
import io.recourse.dispute.OpenDispute;
import io.recourse.dispute.Reopen;
import io.recourse.masking.SecretKind;
import io.recourse.payment.MerchantId;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** The way in for commands on cases: what a caller sends, once, and the case as it is afterwards. */
@Component
public class Disputes {

    private final CommandGateway commands;
    private final EventStore events;
    private final ExternalReferences references;
    private final OpenComplaints complaints;

    Disputes(CommandGateway commands, EventStore events, ExternalReferences references, OpenComplaints complaints) {
        this.commands = commands;
        this.events = events;
        this.references = references;
        this.complaints = complaints;
    }

    /**
     * Opens a case; the same command id again answers with the case that it opened.
     *
     * @throws Rejected when a rule forbids it; {@link Rule#EXTERNAL_REFERENCE_KNOWN} and {@link Rule#DUPLICATE_COMPLAINT} name
     *     the case that there is
     */
    public CaseState open(OpenDispute command) {
        CaseId caseId = command.complaint()
                .external()
                .filter(reference -> !SecretKind.isMask(reference.id()))
                .map(reference -> references.reserve(reference, command.caseId()))
                .orElse(command.caseId());
        if (!isKnown(caseId)) {
            complaints.reserve(command.complaint(), caseId);
            try {
                return commands.sendAndWait(
                        new OpenDispute(caseId, command.complaint(), command.origin(), command.act()));
            } catch (RuntimeException e) {
                if (!isKnown(caseId)) {
                    // After any other failure the case may still come to be; until then its complaint is its own.
                    Rejected.in(e).ifPresent(refusal -> complaints.release(caseId));
                    throw e;
                }
            }
        }
        return StoredCase.find(caseId, events)
                .filter(opened -> opened.handled().contains(command.act().commandId()))
                .map(StoredCase::state)
                .orElseThrow(() -> new Rejected(Rejection.of(Rule.EXTERNAL_REFERENCE_KNOWN, "disputeId", caseId)));
    }

    /** A case as the event store has it at this moment. */
    public Optional<StoredCase> find(CaseId id) {
        return StoredCase.find(id, events);
    }

    /** @throws Rejected with {@link Rule#CASE_UNKNOWN} when there is no such case */
    public void requireKnown(CaseId id) {
        if (!isKnown(id)) {
            throw unknown(id);
        }
    }

    /** @throws Rejected with {@link Rule#CASE_UNKNOWN} when there is no such case of this merchant */
    public void requireOwn(MerchantId merchant, CaseId id) {
        boolean own = find(id).flatMap(stored -> stored.state().merchantId())
                .filter(merchant::equals)
                .isPresent();
        if (!own) {
            throw unknown(id);
        }
    }

    /**
     * As {@link #handle}, for a merchant, to whom the cases of others do not exist. The merchant of a case never changes.
     *
     * @throws Rejected as {@link #handle}
     */
    public CaseState handleFor(MerchantId merchant, DisputeCommand command, OptionalLong expected) {
        requireOwn(merchant, command.caseId());
        return handle(command, expected);
    }

    /**
     * Has a case handle a command; the same command id again answers with the case as it is.
     *
     * @param expected the version that the caller acts upon, if it said so
     * @throws Rejected when there is no such case, it has another version, or a rule forbids the command
     */
    public CaseState handle(DisputeCommand command, OptionalLong expected) {
        boolean mayReopen = command instanceof Reopen || command instanceof Appeal;
        if (mayReopen) {
            // The case may be open once more, and then it is the only one about this complaint.
            StoredCase.find(command.caseId(), events)
                    .ifPresent(stored -> complaints.reserve(stored.state().complaint(), command.caseId()));
        }
        try {
            return commands.sendAndWait(
                    GenericCommandMessage.asCommandMessage(command).withMetaData(ExpectedVersion.of(expected)));
        } catch (RuntimeException e) {
            if (mayReopen && Rejected.in(e).isPresent()) {
                complaints.releaseUnlessOpen(command.caseId());
            }
            // From another process the failure is only a message, so the store is asked whether the case exists.
            if (Rejected.in(e).isEmpty() && !isKnown(command.caseId())) {
                throw unknown(command.caseId());
            }
            throw e;
        }
    }

    /** Asks for no more than a number: the events themselves would have to be read and unsealed. */
    private boolean isKnown(CaseId id) {
        return events.lastSequenceNumberFor(id.value()).isPresent();
    }

    private static Rejected unknown(CaseId id) {
        return new Rejected(Rejection.of(Rule.CASE_UNKNOWN, "disputeId", id));
    }
}
