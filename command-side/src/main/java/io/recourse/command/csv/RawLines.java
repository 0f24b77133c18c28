package io.recourse.command.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Takes each line of a file for a record. */
public final class RawLines implements Records {

    private final PhysicalLines lines;

    public RawLines(InputStream in) {
        this.lines = new PhysicalLines(in, RawRecords.MAX_RECORD_BYTES);
    }

    @Override
    public Optional<RawRecord> next() throws IOException {
        return lines.next()
                .map(line -> line.cut()
                        ? RawRecord.tooLong(line, RawRecords.MAX_RECORD_BYTES)
                        : RawRecord.of(List.of(line)));
    }
}
