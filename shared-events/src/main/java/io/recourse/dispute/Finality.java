package io.recourse.dispute;

/** Whether an outcome can still change. */
public enum Finality {
    PROVISIONAL,
    FINAL
}
