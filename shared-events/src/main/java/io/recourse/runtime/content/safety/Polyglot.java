package io.recourse.runtime.content.safety;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.recourse.runtime.problem.Flaw;
import java.io.IOException;

/** Refuses files that are of another type besides, by where the readers of that other type look. */
final class Polyglot {
    /** A zip, and so a JAR, is found from its end: a record of 22 bytes before a comment of at most 65,535 (APPNOTE 4.3.16). */
    private static final int ZIP_END_BYTES = 22 + 65_535;

    private static final String ZIP_END = "PK\5\6";

    /** Readers accept a PDF's header anywhere in its first 1,024 bytes (ISO 32000-1, annex H, note 13). */
    private static final int PDF_HEADER_BYTES = 1_024;

    private static final String PDF_HEADER = "%PDF-";

    /** From the end of {@code GIF89a} to the end of the screen descriptor, which no script survives unless it is text. */
    private static final int GIF_DESCRIPTOR_END = 13;

    private Polyglot() {}

    static void refuse(Spool file, EvidenceType type) throws IOException {
        boolean other = switch (type) {
            case ZIP -> isPdf(file);
            case PDF -> !begins(file).startsWith(PDF_HEADER) || isZip(file);
            case GIF -> isPdf(file) || isZip(file) || isGifScript(begins(file));
            case JPEG -> isPdf(file) || isZip(file) || isJpegScript(begins(file));
            case PNG, TIFF, TEXT, MAIL -> isPdf(file) || isZip(file);
        };
        if (other) {
            throw new Unsafe(Flaw.Kind.FILE_AMBIGUOUS);
        }
    }

    private static boolean isZip(Spool file) throws IOException {
        return new String(file.end(ZIP_END_BYTES), ISO_8859_1).contains(ZIP_END);
    }

    private static boolean isPdf(Spool file) throws IOException {
        return begins(file).contains(PDF_HEADER);
    }

    private static String begins(Spool file) throws IOException {
        return new String(file.beginning(PDF_HEADER_BYTES), ISO_8859_1);
    }

    /** {@code GIF89a} is a name in JavaScript; a comment, or nothing but text, must follow to make the rest a script. */
    private static boolean isGifScript(String beginning) {
        String descriptor = beginning.substring(6, Math.min(GIF_DESCRIPTOR_END, beginning.length()));
        return descriptor.contains("/*")
                || descriptor.contains("//")
                || descriptor.chars().allMatch(Polyglot::isAscii);
    }

    /**
     * {@code FF D8 FF E0} are four letters in Latin-1, and the length of the first segment may be a comment's beginning
     * (https://portswigger.net/research/bypassing-csp-using-polyglot-jpegs).
     */
    private static boolean isJpegScript(String beginning) {
        return beginning.startsWith("/*", 4) || beginning.startsWith("//", 4);
    }

    private static boolean isAscii(int character) {
        return character == '\t' || character == '\n' || character == '\r' || character >= ' ' && character < 0x7F;
    }
}
