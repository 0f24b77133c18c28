package io.recourse.query.audit.export;

import java.io.IOException;
import java.io.Writer;

/** Writes exports in one format. Holds few events in memory however many it writes. */
@FunctionalInterface
interface ExportWriter {

    /**
     * @param out not closed, and complete only when this returns
     * @throws IOException when nobody reads any more, or the event store does not answer
     */
    void write(Run run, Writer out) throws IOException;
}
