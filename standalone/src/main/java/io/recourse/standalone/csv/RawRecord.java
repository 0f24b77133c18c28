package io.recourse.standalone.csv;

import java.util.Optional;

/**
 * A record of a CSV file as it stands there.
 *
 * @param line where it begins, from 1
 * @param text verbatim, without the end of its last line
 * @param flaw why it cannot even be read; empty when it can
 */
public record RawRecord(long line, String text, Optional<String> flaw) {

    public boolean blank() {
        return flaw.isEmpty() && text.isBlank();
    }
}
