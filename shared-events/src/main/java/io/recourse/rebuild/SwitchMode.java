package io.recourse.rebuild;

/** When the tables that were made anew take the place of those that are read. */
public enum SwitchMode {
    /** Whatever the comparison finds: the events are the truth, and a difference is what a rebuild is asked for. */
    ALWAYS,
    /** Only when nothing differs; otherwise the tables that are read stay, and the difference is reported. */
    WHEN_EQUAL,
    /** Never: to compare only. */
    NEVER
}
