package io.recourse.dispute;

import io.recourse.actor.Act;

public sealed interface DisputeCommand
        permits OpenDispute,
                AttachReceipt,
                RecordContact,
                AddNote,
                Escalate,
                Refund,
                ConfirmRefund,
                FailRefund,
                ExpireDeadline,
                Close {

    CaseId caseId();

    Act act();

    /** What it asks for, as the lifecycle table names it. */
    Action action();
}
