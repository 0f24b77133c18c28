package io.recourse.benchmarks.peers;

import java.util.List;

/** What happens to each case, in this order; each step is one command. */
public enum Step {
    /** With the payment's data, and a timer that is due in {@link CaseFile#TIME_TO_ANSWER}. */
    OPEN {
        @Override
        List<String> told(CaseFile file) {
            return List.of(file.customer(), file.merchant(), file.sourceReference(), file.reason(), file.description());
        }
    },
    FIRST_RECEIPT {
        @Override
        List<String> told(CaseFile file) {
            return List.of(file.firstReceipt().sha256());
        }
    },
    SECOND_RECEIPT {
        @Override
        List<String> told(CaseFile file) {
            return List.of(file.secondReceipt().sha256());
        }
    },
    ESCALATE {
        @Override
        List<String> told(CaseFile file) {
            return List.of(file.escalationReason());
        }
    },
    /** Approved and executed: the money has moved when it returns. */
    REFUND {
        @Override
        List<String> told(CaseFile file) {
            return List.of(file.amount().amount().toPlainString());
        }
    },
    /** The timer is cancelled. */
    CLOSE {
        @Override
        List<String> told(CaseFile file) {
            return List.of(file.summary());
        }
    };

    /** What its entry in the history must say, word for word. */
    abstract List<String> told(CaseFile file);
}
