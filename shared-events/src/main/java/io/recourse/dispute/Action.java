package io.recourse.dispute;

import com.fasterxml.jackson.annotation.JsonValue;

/** What can be asked of a case; written with the names of the commands. */
public enum Action {
    OPEN_DISPUTE("OpenDispute"),
    ATTACH_RECEIPT("AttachReceipt"),
    RECORD_CONTACT("RecordContact"),
    ADD_NOTE("AddNote"),
    ESCALATE("Escalate"),
    REFUND("Refund"),
    CLOSE("Close"),
    CONFIRM_REFUND("ConfirmRefund"),
    FAIL_REFUND("FailRefund"),
    EXPIRE_DEADLINE("ExpireDeadline");

    private final String commandName;

    Action(String commandName) {
        this.commandName = commandName;
    }

    @JsonValue
    public String commandName() {
        return commandName;
    }
}
