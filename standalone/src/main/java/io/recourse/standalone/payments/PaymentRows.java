package io.recourse.standalone.payments;

import io.recourse.command.csv.FlawException;
import io.recourse.command.csv.RawLines;
import io.recourse.command.csv.RawRecord;
import io.recourse.command.csv.RawRecords;
import io.recourse.command.csv.Records;
import io.recourse.standalone.data.UserError;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a file of payments from its first row to its last. What it is (gzip, CSV, JSON lines) its first bytes tell. */
final class PaymentRows implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int[] GZIP = {0x1f, 0x8b};
    private static final int[] BYTE_ORDER_MARK = {0xef, 0xbb, 0xbf};

    private final Path path;
    private final DigestInputStream file;
    private final Records records;
    private final Layout layout;

    private PaymentRows(Path path, DigestInputStream file) throws IOException {
        this.path = path;
        this.file = file;
        InputStream content = unpacked(new BufferedInputStream(file, BUFFER_BYTES));
        boolean json = beginsWithObject(content);
        this.records = json ? new RawLines(content) : new RawRecords(content);
        this.layout = json ? new JsonLayout() : header();
    }

    /**
     * What a whole file is.
     *
     * @param rows all that are not blank, without a header
     * @param sha256 of its bytes, in lower-case hexadecimal digits
     */
    record Checked(Path path, int rows, String sha256) {}

    /**
     * Looks at the whole file, so that one that is damaged changes nothing.
     *
     * @throws UserError when it is no file of payments, not in UTF-8, or cut off; single rows that are bad are none of that
     */
    static Checked check(Path path) {
        try (PaymentRows file = open(path)) {
            int rows = 0;
            for (Optional<RawRecord> row = file.next(); row.isPresent(); row = file.next()) {
                file.requireWhole(row.get());
                rows++;
            }
            return new Checked(path, rows, file.sha256());
        }
    }

    /** @throws UserError as {@link #check} */
    static PaymentRows open(Path path) {
        requireReadable(path);
        try {
            InputStream file = Files.newInputStream(path);
            try {
                return new PaymentRows(path, new DigestInputStream(file, MessageDigest.getInstance("SHA-256")));
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw unreadable(path, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    Layout layout() {
        return layout;
    }

    /** The next row that is not blank; empty at the end. */
    Optional<RawRecord> next() {
        try {
            Optional<RawRecord> record = records.next();
            while (record.isPresent() && record.get().blank()) {
                record = records.next();
            }
            return record;
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private void requireWhole(RawRecord row) {
        if (row.notUtf8()) {
            throw new UserError(path + ", line " + row.line() + ": not UTF-8; convert the file first.");
        }
        if (!row.ended()) {
            try {
                layout.document(row);
            } catch (FlawException e) {
                throw new UserError(path + " is cut off in its last line, " + row.line() + ": " + e.reason() + ".", e);
            }
        }
    }

    private String sha256() {
        try {
            file.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(file.getMessageDigest().digest());
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private Layout header() {
        RawRecord header = next().orElseThrow(() -> new UserError(path + " is empty."));
        try {
            return CsvLayout.of(header);
        } catch (FlawException e) {
            throw new UserError(path + ", line " + header.line() + ": " + e.reason() + ".", e);
        }
    }

    private static InputStream unpacked(InputStream file) throws IOException {
        return beginsWith(file, GZIP) ? new BufferedInputStream(new GZIPInputStream(file, BUFFER_BYTES)) : file;
    }

    private static boolean beginsWithObject(InputStream content) throws IOException {
        content.mark(BYTE_ORDER_MARK.length + 1);
        if (beginsWith(content, BYTE_ORDER_MARK)) {
            content.skipNBytes(BYTE_ORDER_MARK.length);
        }
        boolean object = content.read() == '{';
        content.reset();
        return object;
    }

    private static boolean beginsWith(InputStream in, int[] bytes) throws IOException {
        in.mark(bytes.length);
        boolean begins = true;
        for (int expected : bytes) {
            begins = begins && in.read() == expected;
        }
        in.reset();
        return begins;
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
    }

    private static UserError unreadable(Path path, IOException e) {
        return switch (e) {
            case EOFException cut -> new UserError(path + " is cut off: its gzip data do not end.", cut);
            case ZipException damaged ->
                new UserError(
                        path + " is damaged: its gzip data cannot be unpacked (" + damaged.getMessage() + ").",
                        damaged);
            default -> new UserError("Cannot read " + path + ": " + e.getMessage(), e);
        };
    }
}
