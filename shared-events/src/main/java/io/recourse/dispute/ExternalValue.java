package io.recourse.dispute;

/** A fact in another system's own words, kept verbatim beside ours. */
public record ExternalValue(String source, String field, String value) {}
