package io.recourse.command.reconciliation;

import java.util.Optional;

/**
 * A line of a statement that says nothing that could be compared.
 *
 * @param line where it begins, from 1; in the ledger the place of the transfer among those that were read
 * @param column which value is wrong; empty when it is the whole line
 */
public record BadLine(long line, Optional<String> column, String reason) {}
