package io.recourse.standalone.cfpb;

/** A row that did not become a case: where it begins, why, and what it says. */
public record BadRow(long line, String reason, String text) {}
