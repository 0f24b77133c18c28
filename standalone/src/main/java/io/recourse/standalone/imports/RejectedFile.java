package io.recourse.standalone.imports;

import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The bad rows of an import, with their own words, kept in the data directory for whoever repairs them: they may hold what nobody but
 * its owner should read. Rows are written as they come, so that any number of them fits.
 */
public final class RejectedFile implements AutoCloseable {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("line", "reason", "text")
            .setRecordSeparator("\n")
            .get();
    private static final Pattern UNUSUAL = Pattern.compile("[^\\p{L}\\p{N}._-]");
    private static final int MAX_NAME_CHARACTERS = 100;

    private final Path draft;
    private final Path file;
    private final CSVPrinter printer;
    private long rows;

    /**
     * Begins the file, which appears when it is kept.
     *
     * @param name of the imported file
     * @param sha256 of its content, in hexadecimal digits: an import of the same content replaces the file
     */
    public RejectedFile(DataDirectory data, String name, String sha256) {
        String usual = UNUSUAL.matcher(name).replaceAll("_");
        String shortened = usual.substring(0, Math.min(usual.length(), MAX_NAME_CHARACTERS));
        file = data.imports().resolve(shortened + "-" + sha256.substring(0, 8) + ".rejected.csv");
        draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            printer = new CSVPrinter(Files.newBufferedWriter(draft), FORMAT);
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    public void add(BadRow row) {
        try {
            printer.printRecord(row.line(), row.reason(), row.text());
            rows++;
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /** Where it is; empty, without a file, when there was no bad row. */
    public Optional<Path> keep() {
        try {
            printer.close();
            if (rows == 0) {
                Files.deleteIfExists(file);
                return Optional.empty();
            }
            return Optional.of(
                    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    @Override
    public void close() {
        try {
            printer.close();
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private UserError cannotWrite(IOException e) {
        return new UserError("Cannot write " + file + ": " + e.getMessage(), e);
    }
}
