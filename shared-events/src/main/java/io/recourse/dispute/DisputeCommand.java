package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Owned;
import io.recourse.personal.Owner;
import java.util.Optional;

/** What can be asked of a dispute case. */
public sealed interface DisputeCommand extends Owned
        permits OpenDispute,
                AttachReceipt,
                WithdrawReceipt,
                RecordContact,
                VerifyIdentity,
                AddNote,
                Assign,
                RequestInformation,
                ProvideInformation,
                SendMessage,
                Respond,
                MakeOffer,
                AcceptOffer,
                DeclineOffer,
                AcknowledgeReturn,
                Escalate,
                Adjudicate,
                Appeal,
                RecordRuling,
                GrantProvisionalCredit,
                ReverseProvisionalCredit,
                Refund,
                ApproveRefund,
                DeclineRefund,
                Withdraw,
                Close,
                Reopen,
                ExtendDeadline,
                PauseClock,
                ResumeClock,
                ChangePolicy,
                RequestAccountHold,
                ReleaseAccountHold,
                LinkIncident,
                Redact,
                ConfirmRefund,
                FailRefund,
                ReverseRefund,
                FollowRefund,
                RetryRefund,
                ResolveRefund,
                NoteMovement,
                RemindDeadline,
                ExpireDeadline {

    CaseId caseId();

    @Override
    default Owner owner() {
        return new Owner.Stream(caseId().value());
    }

    Act act();

    /** What it asks for, as the lifecycle table names it. */
    Action action();

    /** The part of the case that it is about, if it is about one. */
    default Optional<Object> target() {
        return Optional.empty();
    }
}
