package io.recourse.command.dispute;

import io.recourse.command.ExpectedVersion;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.DisputeCommand;
import io.recourse.dispute.OpenDispute;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
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

    Disputes(CommandGateway commands, EventStore events, ExternalReferences references) {
        this.commands = commands;
        this.events = events;
        this.references = references;
    }

    /**
     * Opens a case; the same command id again answers with the case that it opened.
     *
     * @throws Rejected when a rule forbids it; {@link Rule#EXTERNAL_REFERENCE_KNOWN} names the case that has the reference
     */
    public CaseState open(OpenDispute command) {
        CaseId caseId = command.complaint()
                .external()
                .map(reference -> references.reserve(reference, command.caseId()))
                .orElse(command.caseId());
        if (StoredCase.find(caseId, events).isEmpty()) {
            try {
                return commands.sendAndWait(new OpenDispute(caseId, command.complaint(), command.act()));
            } catch (RuntimeException e) {
                if (StoredCase.find(caseId, events).isEmpty()) {
                    throw e;
                }
            }
        }
        return StoredCase.find(caseId, events)
                .filter(opened -> opened.handled().contains(command.act().commandId()))
                .map(StoredCase::state)
                .orElseThrow(() -> new Rejected(Rejection.of(Rule.EXTERNAL_REFERENCE_KNOWN, "disputeId", caseId)));
    }

    /**
     * Has a case handle a command; the same command id again answers with the case as it is.
     *
     * @param expected the version that the caller acts upon, if it said so
     * @throws Rejected when there is no such case, it has another version, or a rule forbids the command
     */
    public CaseState handle(DisputeCommand command, OptionalLong expected) {
        try {
            return commands.sendAndWait(
                    GenericCommandMessage.asCommandMessage(command).withMetaData(ExpectedVersion.of(expected)));
        } catch (RuntimeException e) {
            // From another process the failure is only a message, so the store is asked whether the case exists.
            if (Rejected.in(e).isEmpty()
                    && StoredCase.find(command.caseId(), events).isEmpty()) {
                throw new Rejected(Rejection.of(Rule.CASE_UNKNOWN, "disputeId", command.caseId()));
            }
            throw e;
        }
    }
}
