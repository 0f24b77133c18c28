package io.recourse.standalone.cfpb;

/** A row that was taken although something about it is odd. */
public record NotedRow(long line, String reason) {}
