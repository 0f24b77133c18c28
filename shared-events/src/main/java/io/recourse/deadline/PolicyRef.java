package io.recourse.deadline;

/** The policy, and its version, under which a case was opened. */
public record PolicyRef(String id, int version) {}
