package io.recourse.standalone.cfpb;

import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.UserError;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The bad rows of an import, with their own words, kept in the data directory for whoever repairs them. */
final class RejectedFile {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("line", "reason", "text")
            .setRecordSeparator("\n")
            .get();
    private static final Pattern UNUSUAL = Pattern.compile("[^\\p{L}\\p{N}._-]");
    private static final int MAX_NAME_CHARACTERS = 100;

    private RejectedFile() {}

    /** Writes the file, whole or not at all; an import of the same content replaces it. */
    static Path write(DataDirectory data, Reading reading, List<BadRow> bad) {
        Path file = data.imports().resolve(name(reading));
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            try (Writer writer = Files.newBufferedWriter(draft);
                    CSVPrinter printer = new CSVPrinter(writer, FORMAT)) {
                for (BadRow row : bad) {
                    printer.printRecord(row.line(), row.reason(), row.text());
                }
            }
            return Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UserError("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static String name(Reading reading) {
        String name = UNUSUAL.matcher(reading.name()).replaceAll("_");
        String shortened = name.substring(0, Math.min(name.length(), MAX_NAME_CHARACTERS));
        return shortened + "-" + reading.sha256().substring(0, 8) + ".rejected.csv";
    }
}
