package io.recourse.standalone.cfpb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A table of the mapping from the CFPB's words to ours, kept beside this class. */
final class MappingFile {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setCommentMarker('#')
            .setIgnoreEmptyLines(true)
            .setHeader()
            .setSkipHeaderRecord(true)
            .get();

    private MappingFile() {}

    static List<CSVRecord> lines(String name) {
        InputStream file = Objects.requireNonNull(MappingFile.class.getResourceAsStream(name), name);
        try (CSVParser parser = CSVParser.parse(new InputStreamReader(file, UTF_8), FORMAT)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
