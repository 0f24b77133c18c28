package io.recourse.dispute;

import io.recourse.work.Queue;

/** Where a case can be moved up to, and the stage that it reaches by that. */
public enum EscalationTarget {
    TECHNICAL_TEAM(Stage.INQUIRY, Queue.TECHNICAL),
    COMPLAINTS_DESK(Stage.CLAIM, Queue.COMPLAINTS),
    MANAGEMENT(Stage.CLAIM, Queue.MANAGEMENT),
    CARD_SCHEME(Stage.PRE_ARBITRATION, Queue.SCHEME),
    REGULATOR(Stage.ARBITRATION, Queue.REGULATORY);

    private final Stage stage;
    private final Queue queue;

    EscalationTarget(Stage stage, Queue queue) {
        this.stage = stage;
        this.queue = queue;
    }

    /** Where the case waits for those to whom it was moved. */
    public Queue queue() {
        return queue;
    }

    /** The stage of a case at {@code current} after this escalation: never a lower one. */
    public Stage stageFrom(Stage current) {
        return current.compareTo(stage) >= 0 ? current : stage;
    }

    /** Whether somebody outside decides from here on. */
    public boolean isExternal() {
        return this == CARD_SCHEME || this == REGULATOR;
    }
}
