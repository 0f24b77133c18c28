package io.recourse.command.policy.yaml;

/** A mistake that the form of a document does not show, with its place as a JSON pointer. */
public record Misfit(String pointer, String message) {}
