package io.recourse.dispute;

/** What a merchant says to a complaint. */
public enum Position {
    CONTEST,
    CONCEDE
}
