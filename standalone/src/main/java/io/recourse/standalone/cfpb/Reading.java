package io.recourse.standalone.cfpb;

import io.recourse.standalone.imports.BadRow;
import java.util.List;

/**
 * What a file says.
 *
 * @param rows how many records it has below the header: every one of them is a replay, a duplicate or a bad row
 * @param replays in the order of the file, each complaint once
 * @param duplicates rows that say again what an earlier one said
 * @param noted rows that are odd and were taken nevertheless
 * @param sha256 of the whole file, in lower-case hexadecimal digits
 */
record Reading(
        String name,
        String sha256,
        int rows,
        List<Replay> replays,
        int duplicates,
        List<BadRow> bad,
        List<NotedRow> noted) {

    Reading {
        replays = List.copyOf(replays);
        bad = List.copyOf(bad);
        noted = List.copyOf(noted);
    }
}
