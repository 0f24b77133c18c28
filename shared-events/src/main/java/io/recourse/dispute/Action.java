package io.recourse.dispute;

import com.fasterxml.jackson.annotation.JsonValue;

/** What can be asked of a case; written with the names of the commands. */
public enum Action {
    OPEN_DISPUTE("OpenDispute"),
    ATTACH_RECEIPT("AttachReceipt"),
    WITHDRAW_RECEIPT("WithdrawReceipt"),
    RECORD_CONTACT("RecordContact"),
    VERIFY_IDENTITY("VerifyIdentity"),
    ADD_NOTE("AddNote"),
    ASSIGN("Assign"),
    REQUEST_INFORMATION("RequestInformation"),
    PROVIDE_INFORMATION("ProvideInformation"),
    SEND_MESSAGE("SendMessage"),
    RESPOND("Respond"),
    MAKE_OFFER("MakeOffer"),
    ACCEPT_OFFER("AcceptOffer"),
    DECLINE_OFFER("DeclineOffer"),
    ACKNOWLEDGE_RETURN("AcknowledgeReturn"),
    ESCALATE("Escalate"),
    ADJUDICATE("Adjudicate"),
    APPEAL("Appeal"),
    RECORD_RULING("RecordRuling"),
    GRANT_PROVISIONAL_CREDIT("GrantProvisionalCredit"),
    REVERSE_PROVISIONAL_CREDIT("ReverseProvisionalCredit"),
    REFUND("Refund"),
    APPROVE_REFUND("ApproveRefund"),
    DECLINE_REFUND("DeclineRefund"),
    WITHDRAW("Withdraw"),
    CLOSE("Close"),
    REOPEN("Reopen"),
    EXTEND_DEADLINE("ExtendDeadline"),
    PAUSE_CLOCK("PauseClock"),
    RESUME_CLOCK("ResumeClock"),
    CHANGE_POLICY("ChangePolicy"),
    REQUEST_ACCOUNT_HOLD("RequestAccountHold"),
    RELEASE_ACCOUNT_HOLD("ReleaseAccountHold"),
    LINK_INCIDENT("LinkIncident"),
    REDACT("Redact"),
    CONFIRM_REFUND("ConfirmRefund"),
    FAIL_REFUND("FailRefund"),
    REVERSE_REFUND("ReverseRefund"),
    FOLLOW_REFUND("FollowRefund"),
    RETRY_REFUND("RetryRefund"),
    RESOLVE_REFUND("ResolveRefund"),
    NOTE_MOVEMENT("NoteMovement"),
    REMIND_DEADLINE("RemindDeadline"),
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
