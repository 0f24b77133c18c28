package io.recourse.dispute;

import io.recourse.actor.Act;

/** Everything that can happen to a dispute case. */
public sealed interface DisputeEvent
        permits DisputeOpened,
                ReceiptAttached,
                ContactRecorded,
                NoteAdded,
                Escalated,
                RefundRequested,
                RefundSucceeded,
                RefundFailed,
                DeadlineMet,
                DeadlineExpired,
                DisputeClosed {

    CaseId caseId();

    Act act();
}
