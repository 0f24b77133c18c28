package io.recourse.query.rebuild;

import io.recourse.rebuild.RebuildView;
import java.util.Optional;

/**
 * A processor of query-side as the process that answers sees it.
 *
 * @param rebuildable whether it can be made anew; what is proved of the history is not
 * @param segments how many of its segments this process works on
 * @param behind events between it and the newest one; absent when this process has no segment of it
 * @param error kind of the failure that a segment stands at
 * @param deadLetters events that it could not take, and those that wait behind them
 * @param rebuild the one at work, or else the last one
 */
record ProjectionView(
        String name,
        boolean rebuildable,
        boolean running,
        int segments,
        Optional<Long> behind,
        Optional<String> error,
        long deadLetters,
        Optional<RebuildView> rebuild) {}
