package io.recourse.query.list;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;

/** Rows of CSV by RFC 4180 that no spreadsheet takes for formulas. */
public final class CsvRows {

    private static final Pattern QUOTED = Pattern.compile("[\",\r\n]|^\\s|\\s$");

    /** What a cell of a spreadsheet begins a formula with, also in full width, or skips before one. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private final Writer out;

    public CsvRows(Writer out) {
        this.out = out;
    }

    public void write(List<String> cells) throws IOException {
        String separator = "";
        for (String cell : cells) {
            out.write(separator);
            out.write(quoted(harmless(cell)));
            separator = ",";
        }
        out.write("\r\n");
    }

    private static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private static String quoted(String cell) {
        return QUOTED.matcher(cell).find() ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }
}
