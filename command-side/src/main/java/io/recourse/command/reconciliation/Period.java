package io.recourse.command.reconciliation;

import java.time.Instant;

/** @param to the first instant after it */
record Period(Instant from, Instant to) {}
