package io.recourse.standalone.imports;

/** A row that could not be taken: where it begins, why, and what it says. */
public record BadRow(long line, String reason, String text) {}
