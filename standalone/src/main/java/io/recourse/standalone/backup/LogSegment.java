package io.recourse.standalone.backup;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A file of PostgreSQL's log, 16 MB long as initdb makes them.
 *
 * @param name 24 hexadecimal digits, 8 each for the timeline, the number of 4 GB, and the number of 16 MB in it
 */
record LogSegment(@JsonValue String name) {

    private static final int PER_NUMBER = 256;
    private static final int BYTES_BITS = 24;

    LogSegment {
        if (!name.matches("[0-9A-F]{24}")) {
            throw new IllegalArgumentException(name + " is no segment of PostgreSQL's log");
        }
    }

    @JsonCreator
    static LogSegment of(String name) {
        return new LogSegment(name);
    }

    LogSegment next() {
        long number = number() + 1;
        return new LogSegment(
                String.format(Locale.ROOT, "%s%08X%08X", timeline(), number / PER_NUMBER, number % PER_NUMBER));
    }

    /** This one, and all that follow it up to the last; none when that comes before it, or is of another timeline. */
    Stream<LogSegment> through(LogSegment last) {
        return timeline().equals(last.timeline())
                ? Stream.iterate(this, segment -> segment.number() <= last.number(), LogSegment::next)
                : Stream.empty();
    }

    String timeline() {
        return name.substring(0, 8);
    }

    /** Its first byte, as PostgreSQL writes positions in the log. */
    String start() {
        return String.format(Locale.ROOT, "%X/%X", number() / PER_NUMBER, (number() % PER_NUMBER) << BYTES_BITS);
    }

    /** In a backup. */
    String path() {
        return Manifest.LOG + "/" + name + ".gz";
    }

    private long number() {
        return Long.parseLong(name.substring(8, 16), 16) * PER_NUMBER + Long.parseLong(name.substring(16), 16);
    }
}
