package io.recourse.dispute;

/** How a case was decided. */
public record Verdict(Outcome outcome, Basis basis, Finality finality) {}
