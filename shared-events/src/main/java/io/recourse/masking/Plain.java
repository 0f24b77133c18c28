package io.recourse.masking;

import java.util.List;

/**
 * A text as it is searched: in lower case, with the digits, letters and signs of every script and width as their ASCII
 * equals, and without characters that nobody sees. Remembers where in the original each character is.
 */
final class Plain implements CharSequence {

    private static final int FULL_WIDTH = '！' - '!';
    private static final String FULL_WIDTH_SIGNS = "＃＄％＆＊＋－．／：＝＠＿［］";
    private static final String DASHES = "‐‑‒–—―−﹣";

    private final char[] characters;
    private final int[] starts;
    private final int[] ends;
    private int length;

    private Plain(int capacity) {
        characters = new char[capacity];
        starts = new int[capacity];
        ends = new int[capacity];
    }

    static Plain of(String text) {
        Plain plain = new Plain(text.length());
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            int next = i + Character.charCount(character);
            if (!isInvisible(character)) {
                plain.add(folded(character), i, next);
            }
            i = next;
        }
        return plain;
    }

    /** This text with the masks of {@code spans}, which are in order and apart, in their places. */
    Plain masked(List<Span> spans) {
        Plain masked = new Plain(length
                + spans.stream().mapToInt(span -> span.kind().mask().length()).sum());
        int copied = 0;
        for (Span span : spans) {
            masked.addAll(this, copied, span.start());
            String mask = span.kind().mask();
            for (int i = 0; i < mask.length(); i++) {
                masked.add(mask.charAt(i), starts[span.start()], ends[span.end() - 1]);
            }
            copied = span.end();
        }
        masked.addAll(this, copied, length);
        return masked;
    }

    Span original(Span span) {
        return new Span(span.kind(), starts[span.start()], ends[span.end() - 1]);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return characters[index];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new String(characters, start, end - start);
    }

    @Override
    public String toString() {
        return new String(characters, 0, length);
    }

    private void add(char character, int start, int end) {
        characters[length] = character;
        starts[length] = start;
        ends[length] = end;
        length++;
    }

    private void addAll(Plain other, int from, int to) {
        for (int i = from; i < to; i++) {
            add(other.characters[i], other.starts[i], other.ends[i]);
        }
    }

    private static boolean isInvisible(int character) {
        return Character.getType(character) == Character.FORMAT || character >= 0xFE00 && character <= 0xFE0F;
    }

    private static char folded(int character) {
        if (character < 0x80) {
            return (char) Character.toLowerCase(character);
        }
        int digit = Character.digit(character, 10);
        if (digit >= 0) {
            return (char) ('0' + digit);
        }
        if (character >= 'Ａ' && character <= 'Ｚ' || character >= 'ａ' && character <= 'ｚ') {
            return (char) Character.toLowerCase(character - FULL_WIDTH);
        }
        if (FULL_WIDTH_SIGNS.indexOf(character) >= 0) {
            return (char) (character - FULL_WIDTH);
        }
        if (DASHES.indexOf(character) >= 0) {
            return '-';
        }
        if (Character.isSpaceChar(character)) {
            return ' ';
        }
        return Character.isBmpCodePoint(character) ? (char) Character.toLowerCase(character) : '\uFFFD';
    }
}
