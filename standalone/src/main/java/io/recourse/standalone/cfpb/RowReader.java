package io.recourse.standalone.cfpb;

import io.recourse.command.csv.Fields;
import io.recourse.command.csv.FlawException;
import io.recourse.command.csv.RawRecord;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes complaints of records, or says what is wrong with them. */
final class RowReader {

    static final int MAX_FIELD_CHARACTERS = 100_000;

    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    /** Nothing is older: on this day the CFPB began to take complaints. */
    private static final LocalDate EARLIEST = LocalDate.of(2011, 7, 21);

    private static final Set<String> KEPT_ELSEWHERE = Set.of(FileLayout.ID, FileLayout.NARRATIVE);

    private final FileLayout layout;
    private final LocalDate lastDay;

    /** @param lastDay the last day that is over: nothing in the file can have happened later */
    RowReader(FileLayout layout, LocalDate lastDay) {
        this.layout = layout;
        this.lastDay = lastDay;
    }

    ComplaintRow read(RawRecord raw) throws FlawException {
        List<String> values = Fields.of(raw);
        if (values.size() != layout.columns().size()) {
            throw new FlawException(
                    values.size() + " columns instead of " + layout.columns().size());
        }
        LinkedHashMap<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            row.put(layout.columns().get(i), checked(layout.columns().get(i), values.get(i)));
        }
        LocalDate received = date(row, layout.received());
        LocalDate sent = date(row, layout.sent());
        LinkedHashMap<String, String> verbatim = new LinkedHashMap<>(row);
        verbatim.values().removeIf(String::isEmpty);
        verbatim.keySet().removeAll(KEPT_ELSEWHERE);
        verbatim.keySet().removeAll(Set.of(layout.received(), layout.sent()));
        return new ComplaintRow(
                raw.line(),
                raw.text(),
                id(row),
                received,
                sent,
                value(row, FileLayout.SUBMITTED_VIA),
                value(row, FileLayout.PRODUCT),
                value(row, FileLayout.ISSUE),
                optional(row, FileLayout.NARRATIVE),
                optional(row, FileLayout.RESPONSE),
                timely(row),
                verbatim);
    }

    private static String checked(String column, String value) throws FlawException {
        if (value.length() > MAX_FIELD_CHARACTERS) {
            throw new FlawException(column + " is longer than " + MAX_FIELD_CHARACTERS + " characters");
        }
        if (value.indexOf('\0') >= 0) {
            throw new FlawException(column + " contains the character U+0000");
        }
        return value;
    }

    private static String id(LinkedHashMap<String, String> row) throws FlawException {
        String id = value(row, FileLayout.ID);
        if (id.isEmpty()) {
            throw new FlawException(FileLayout.ID + " is missing");
        }
        if (!ID.matcher(id).matches()) {
            throw new FlawException(FileLayout.ID + " is not a number of up to 18 digits");
        }
        return id;
    }

    private LocalDate date(LinkedHashMap<String, String> row, String column) throws FlawException {
        String text = value(row, column);
        if (text.isEmpty()) {
            throw new FlawException(column + " is missing");
        }
        LocalDate date = date(column, text);
        if (date.isBefore(EARLIEST)) {
            throw new FlawException(column + " " + text + " is before the CFPB took complaints (" + EARLIEST + ")");
        }
        if (date.isAfter(lastDay)) {
            throw new FlawException(column + " " + text + " is in the future");
        }
        return date;
    }

    private static LocalDate date(String column, String text) throws FlawException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new FlawException(column + " is not a date such as 2019-10-01");
        }
    }

    private static boolean timely(LinkedHashMap<String, String> row) throws FlawException {
        return switch (value(row, FileLayout.TIMELY)) {
            case "Yes" -> true;
            case "No" -> false;
            default -> throw new FlawException(FileLayout.TIMELY + " is neither Yes nor No");
        };
    }

    private static Optional<String> optional(LinkedHashMap<String, String> row, String column) {
        return Optional.ofNullable(row.get(column)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static String value(LinkedHashMap<String, String> row, String column) {
        return optional(row, column).orElse("");
    }
}
