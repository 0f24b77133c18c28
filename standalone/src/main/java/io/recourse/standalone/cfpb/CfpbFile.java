package io.recourse.standalone.cfpb;

import io.recourse.command.csv.Fields;
import io.recourse.command.csv.FlawException;
import io.recourse.command.csv.RawRecord;
import io.recourse.command.csv.RawRecords;
import io.recourse.standalone.data.UserError;
import io.recourse.standalone.imports.BadRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a whole file of complaints before anything is done with it: the agenda needs its last row as much as its first. */
final class CfpbFile {

    /** About a million complaints; they are in memory together. */
    static final long MAX_BYTES = 256L << 20;

    private final Path path;
    private final LocalDate lastDay;
    private final Replays replays;

    private final Map<String, ComplaintRow> seen = new HashMap<>();
    private final List<Replay> good = new ArrayList<>();
    private final List<BadRow> bad = new ArrayList<>();
    private final List<NotedRow> noted = new ArrayList<>();
    private int rows;
    private int duplicates;

    private CfpbFile(Path path, LocalDate lastDay) {
        this.path = path;
        this.lastDay = lastDay;
        this.replays = new Replays(new Answers(), lastDay);
    }

    /**
     * @param lastDay the last day that is over
     * @throws UserError when this is not a file of complaints at all; single rows that are bad are part of the result
     */
    static Reading read(Path path, LocalDate lastDay) {
        requireReadable(path);
        try (InputStream in = Files.newInputStream(path);
                DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            CfpbFile file = new CfpbFile(path, lastDay);
            file.read(new RawRecords(digested));
            return file.reading(
                    HexFormat.of().formatHex(digested.getMessageDigest().digest()));
        } catch (IOException e) {
            throw new UserError("Cannot read " + path + ": " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static void requireReadable(Path path) {
        if (!Files.exists(path)) {
            throw new UserError("There is no file " + path + ".");
        }
        if (!Files.isRegularFile(path)) {
            throw new UserError(path + " is not a file.");
        }
        if (!Files.isReadable(path)) {
            throw new UserError(path + " may not be read by this user.");
        }
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new UserError(path + " is larger than " + (MAX_BYTES >> 20) + " MiB; import it in parts.");
            }
        } catch (IOException e) {
            throw new UserError("Cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private void read(RawRecords records) throws IOException {
        RowReader reader = new RowReader(layout(records), lastDay);
        for (Optional<RawRecord> record = records.next(); record.isPresent(); record = records.next()) {
            if (!record.get().blank()) {
                rows++;
                take(record.get(), reader);
            }
        }
    }

    private FileLayout layout(RawRecords records) throws IOException {
        RawRecord header = records.next().orElseThrow(() -> new UserError(path + " is empty."));
        try {
            return FileLayout.of(Fields.of(header)).orElseThrow(this::notRecognised);
        } catch (FlawException e) {
            throw notRecognised();
        }
    }

    private UserError notRecognised() {
        return new UserError(path + " does not begin with the columns of a CFPB complaint file (\"Complaint ID\","
                + " \"Date received\", \"Timely response?\" and others).");
    }

    private void take(RawRecord record, RowReader reader) {
        try {
            ComplaintRow row = reader.read(record);
            Optional<ComplaintRow> earlier = Optional.ofNullable(seen.putIfAbsent(row.id(), row));
            if (earlier.isEmpty()) {
                good.add(replays.of(row));
                note(row);
            } else if (earlier.get().sameContent(row)) {
                duplicates++;
            } else {
                throw new FlawException(FileLayout.ID + " " + row.id() + " stands with other content in line "
                        + earlier.get().line());
            }
        } catch (FlawException e) {
            bad.add(new BadRow(record.line(), e.reason(), record.text()));
        }
    }

    private void note(ComplaintRow row) {
        if (row.sent().isBefore(row.received())) {
            noted.add(new NotedRow(
                    row.line(),
                    "complaint " + row.id() + " was sent to the company (" + row.sent() + ") before it was received ("
                            + row.received() + ")"));
        }
    }

    private Reading reading(String sha256) {
        return new Reading(path.getFileName().toString(), sha256, rows, good, duplicates, bad, noted);
    }
}
