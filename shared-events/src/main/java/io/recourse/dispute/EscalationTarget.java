package io.recourse.dispute;

/** Where a case can be moved up to, and the stage that it reaches by that. */
public enum EscalationTarget {
    TECHNICAL_TEAM(Stage.INQUIRY),
    COMPLAINTS_DESK(Stage.CLAIM),
    MANAGEMENT(Stage.CLAIM),
    CARD_SCHEME(Stage.PRE_ARBITRATION),
    REGULATOR(Stage.ARBITRATION);

    private final Stage stage;

    EscalationTarget(Stage stage) {
        this.stage = stage;
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
