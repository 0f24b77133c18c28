package io.recourse.standalone.cfpb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.recourse.actor.Act;
import io.recourse.actor.Channel;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.Close;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.DisputeCommand;
import io.recourse.dispute.ExternalReference;
import io.recourse.dispute.ExternalValue;
import io.recourse.dispute.Jurisdiction;
import io.recourse.dispute.OpenDispute;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Reason;
import io.recourse.dispute.RecordContact;
import io.recourse.id.Ulid;
import io.recourse.payment.CustomerId;
import io.recourse.runtime.masking.FreeText;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Says the file's complaints and answers as commands. The same row always gives the same commands, ids included. */
final class Complaints {

    static final String SOURCE = "cfpb";

    private static final String IMPORTER = "cfpb-import";
    private static final Jurisdiction UNITED_STATES = Jurisdiction.of("US");

    private final Reasons reasons = new Reasons();
    private final Channels channels = new Channels();

    OpenDispute opening(Replay replay) {
        ComplaintRow row = replay.row();
        return new OpenDispute(
                caseId(replay),
                complaint(row),
                Origin.REGULATOR,
                Act.bySystem(IMPORTER, replay.opensAt(), intention(row, "open")));
    }

    /** @param caseId the case that the opening answered with */
    DisputeCommand answer(Replay replay, Replay.Answered answered, CaseId caseId) {
        ComplaintRow row = replay.row();
        return switch (answered.answer()) {
            case Answer.Closing closing ->
                new Close(
                        caseId,
                        Optional.of(closing.outcome()),
                        Optional.of(closing.basis()),
                        row.response().map(text -> FreeText.of("/response", text)),
                        Optional.empty(),
                        Act.bySystem(IMPORTER, answered.at(), intention(row, "close")));
            case Answer.Contact contact ->
                new RecordContact(
                        caseId,
                        Channel.REGULATOR,
                        FreeText.of("/response", row.response().orElse("")),
                        Optional.empty(),
                        Act.bySystem(IMPORTER, answered.at(), intention(row, "contact")));
        };
    }

    /** Whether the table of reasons says nothing about the row's issue. */
    boolean unknownIssue(ComplaintRow row) {
        return reasons.of(row.product(), row.issue()).isEmpty();
    }

    static ExternalReference reference(ComplaintRow row) {
        return new ExternalReference(SOURCE, row.id());
    }

    private Complaint complaint(ComplaintRow row) {
        return new Complaint(
                // Who complained is not in the file; the complaint is all that is known about them.
                CustomerId.of(SOURCE + "-" + row.id()),
                List.of(),
                reasons.of(row.product(), row.issue()).orElse(Reason.OTHER),
                channels.of(row.submittedVia()),
                Optional.empty(),
                Optional.empty(),
                Replays.during(row.received()),
                Replays.during(row.sent()),
                row.narrative().map(text -> FreeText.of("/narrative", text)),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.of(UNITED_STATES),
                Optional.of(reference(row)),
                row.verbatim().entrySet().stream()
                        .map(column -> new ExternalValue(
                                SOURCE, column.getKey(), FreeText.plain("/" + column.getKey(), column.getValue())))
                        .toList(),
                Optional.empty(),
                Optional.empty());
    }

    private static String intention(ComplaintRow row, String what) {
        return SOURCE + ":" + row.id() + ":" + what;
    }

    private static CaseId caseId(Replay replay) {
        String seed = SOURCE + ":" + replay.row().id();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(seed.getBytes(UTF_8));
            return CaseId.of(CaseId.PREFIX + Ulid.of(replay.opensAt(), Arrays.copyOf(hash, 10)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
