package io.recourse.runtime.content;

import java.text.Normalizer;

/** Makes the name of an uploaded file harmless: no path, nothing invisible, at most 255 characters. */
final class FileName {
    private static final int LIMIT = 255;
    private static final String NAMELESS = "file";

    private FileName() {}

    static String of(String submitted) {
        String name = submitted.substring(Math.max(submitted.lastIndexOf('/'), submitted.lastIndexOf('\\')) + 1);
        var visible = new StringBuilder();
        name.codePoints().filter(FileName::isVisible).forEach(visible::appendCodePoint);
        // An accent may follow its letter only now, and a name that is cut may end in a space again.
        String normal = Normalizer.normalize(visible, Normalizer.Form.NFC);
        String stripped = shortened(normal.strip()).strip();
        return stripped.chars().allMatch(c -> c == '.') ? NAMELESS : stripped;
    }

    /** Formatting characters can make a name read backwards. */
    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** Keeps the end, which people take for the type. */
    private static String shortened(String name) {
        int excess = name.codePointCount(0, name.length()) - LIMIT;
        if (excess <= 0) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot >= 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        int kept = LIMIT - ending.length();
        return name.substring(0, name.offsetByCodePoints(0, kept)) + ending;
    }
}
