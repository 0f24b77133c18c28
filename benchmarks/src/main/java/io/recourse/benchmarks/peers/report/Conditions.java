package io.recourse.benchmarks.peers.report;

import io.recourse.benchmarks.server.Machine;
import java.time.Instant;

/**
 * Under which a run was made.
 *
 * @param command as it was typed
 * @param revision of this source
 */
public record Conditions(String command, String revision, Instant startedAt, Machine machine) {}
