package io.recourse.query.payment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** An A4 page that fills from its top, in a font with Latin and Chinese of which only the characters used are embedded. */
final class Sheet implements AutoCloseable {
    private static final String FONT = "/fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf";

    /** All in points, of which an inch has 72. */
    private static final float MARGIN = 56;

    private static final float VALUES_AT = 200;
    private static final float HEADING_SIZE = 16;
    private static final float TEXT_SIZE = 10;
    private static final float LINE_HEIGHT = 18;

    private static final int LINES_LIMIT = 3;
    private static final int UNKNOWN_CHARACTER = '?';

    private final PDDocument document = new PDDocument();
    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final PDType0Font embedded;
    private final PDPageContentStream content;
    private float y = PDRectangle.A4.getHeight() - MARGIN;

    Sheet(String title, Locale language) throws IOException {
        try (InputStream bytes = Sheet.class.getResourceAsStream(FONT)) {
            if (bytes == null) {
                throw new IllegalStateException("the build puts " + FONT + " on the class path");
            }
            font = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
        }
        glyphs = font.getUnicodeCmapLookup();
        embedded = PDType0Font.load(document, font, true);
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        document.getDocumentInformation().setTitle(title);
        document.getDocumentCatalog().setLanguage(language.toLanguageTag());
        content = new PDPageContentStream(document, page);
    }

    void heading(String text) throws IOException {
        y -= LINE_HEIGHT;
        write(MARGIN, HEADING_SIZE, printable(text));
        y -= LINE_HEIGHT / 2;
    }

    void line(String label, String value) throws IOException {
        List<String> lines = wrapped(printable(value), PDRectangle.A4.getWidth() - MARGIN - VALUES_AT);
        write(MARGIN, TEXT_SIZE, printable(label));
        y += LINE_HEIGHT;
        for (String part : lines) {
            write(VALUES_AT, TEXT_SIZE, part);
        }
    }

    void note(String text) throws IOException {
        y -= LINE_HEIGHT / 2;
        write(MARGIN, TEXT_SIZE, printable(text));
    }

    /** @param identity the same for what shall be the same file */
    byte[] finish(String identity) throws IOException {
        content.close();
        document.setDocumentId(UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8))
                .getMostSignificantBits());
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private void write(float x, float size, String text) throws IOException {
        content.beginText();
        content.setFont(embedded, size);
        content.newLineAtOffset(x, y);
        content.showText(text);
        content.endText();
        y -= LINE_HEIGHT;
    }

    /** PDFBox refuses what the font cannot show. */
    private String printable(String text) {
        return text.codePoints()
                .map(character -> glyphs.getGlyphId(character) == 0 ? UNKNOWN_CHARACTER : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private List<String> wrapped(String text, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (int character : text.codePoints().toArray()) {
            String longer = line + Character.toString(character);
            if (embedded.getStringWidth(longer) * TEXT_SIZE / 1_000 > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.appendCodePoint(character);
        }
        lines.add(line.toString());
        return lines.size() <= LINES_LIMIT ? lines : shortened(lines);
    }

    private static List<String> shortened(List<String> lines) {
        List<String> first = new ArrayList<>(lines.subList(0, LINES_LIMIT));
        first.set(LINES_LIMIT - 1, first.getLast() + "…");
        return first;
    }

    @Override
    public void close() throws IOException {
        document.close();
        font.close();
    }
}
