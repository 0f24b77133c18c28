package io.recourse.command.csv;

import java.io.IOException;
import java.util.Optional;

/** A file, record by record: every line of it is in exactly one of them. */
public interface Records {

    /** The next record, or empty at the end of the file. */
    Optional<RawRecord> next() throws IOException;
}
