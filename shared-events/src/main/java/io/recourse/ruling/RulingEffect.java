package io.recourse.ruling;

/** What a ruling changed when it arrived. */
public enum RulingEffect {
    /** It decides the case. */
    APPLIED,
    /** It flips the outcome of a case that had one. */
    REVERSED,
    /** It had arrived before; nothing changes. */
    DUPLICATE,
    /** A later ruling was there before it, or the case had ended; nothing changes. */
    LATE
}
