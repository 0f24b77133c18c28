package io.recourse.command.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The values of a record. */
public final class Fields {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private Fields() {}

    /** @throws FlawException when the text is not exactly one well-formed record */
    public static List<String> of(RawRecord raw) throws FlawException {
        if (raw.flaw().isPresent()) {
            throw new FlawException(raw.flaw().get());
        }
        String text = raw.text();
        return plain(text) ? split(text) : parsed(text);
    }

    private static boolean plain(String text) {
        return text.indexOf('"') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
    }

    /** Most records are plain, and a parser for each would cost more than all else. */
    private static List<String> split(String text) {
        List<String> values = new ArrayList<>();
        int from = 0;
        for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', from)) {
            values.add(text.substring(from, comma));
            from = comma + 1;
        }
        values.add(text.substring(from));
        return values;
    }

    private static List<String> parsed(String text) throws FlawException {
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            List<CSVRecord> records = parser.getRecords();
            if (records.size() != 1) {
                throw new FlawException("an end of line in the middle of the row");
            }
            return records.getFirst().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new FlawException("misplaced quotes");
        }
    }
}
