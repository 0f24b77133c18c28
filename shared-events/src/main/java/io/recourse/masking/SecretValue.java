package io.recourse.masking;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may be a password or a code at a place in a text. Looks no farther than {@value #REACH} characters. */
final class SecretValue {

    private static final int REACH = 72;
    private static final int LONGEST_CODE = 8;
    private static final String QUOTES = "\"'`“”‘’「」『』《》";

    private static final Pattern DIGITS = Pattern.compile("\\d{1,20}(?![\\d])");
    private static final Pattern MORE_DIGITS = Pattern.compile("[ -]\\d{1,4}(?!\\d)");
    private static final Pattern CODE =
            Pattern.compile("(?=[a-z-]*\\d)(?=[a-z0-9-]*[a-z])[a-z0-9]+(?:-[a-z0-9]+)?(?![a-z0-9\\[-])");
    private static final Pattern TOKEN = Pattern.compile("[a-z0-9!@#$%&*~+^][!-~&&[^\"`<>]]*");
    private static final Pattern TRAILING = Pattern.compile("[.,;:?)\\]}'\"]+$");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z']*");
    private static final Pattern ODD_WORD = Pattern.compile("[a-z!@#$%^&*+=~_]*[!@#$%^&*+=~_][a-z!@#$%^&*+=~_]*");

    private final CharSequence text;

    SecretValue(CharSequence text) {
        this.text = text;
    }

    /**
     * The end of the code that begins at {@code start}.
     *
     * @param shortest how many digits it has at least; at most 8
     */
    Optional<Integer> codeAt(int start, int shortest) {
        Optional<Integer> spoken = spokenAt(start);
        if (spoken.isPresent()) {
            return spoken;
        }
        Matcher digits = at(DIGITS, start);
        if (digits.lookingAt()) {
            int end = groupedDigits(digits.end(), digits.end() - start);
            int count = digitsBetween(start, end);
            return count >= shortest && count <= LONGEST_CODE && !isMeasure(start, end) && !isJoined(end)
                    ? Optional.of(end)
                    : lettered(start);
        }
        return lettered(start);
    }

    /** The end of the password that begins at {@code start}, and that shows by a digit that it is none of our words. */
    Optional<Integer> passwordAt(int start, boolean announced) {
        Optional<Integer> spoken = spokenAt(start);
        if (spoken.isPresent()) {
            return spoken;
        }
        int end = tokenEnd(start);
        int digits = digitsBetween(start, end);
        if (digits == 0) {
            return Optional.empty();
        }
        if (digits == end - start) {
            int grouped = groupedDigits(end, digits);
            int count = digitsBetween(start, grouped);
            boolean likely = announced ? count >= 3 && count <= 20 : count >= 4 && count <= LONGEST_CODE;
            return likely && !isMeasure(start, grouped) ? Optional.of(grouped) : Optional.empty();
        }
        return end - start >= 4
                        && (announced || !isMeasure(start, end))
                        && !Words.MEASURE.matcher(text.subSequence(start, end)).matches()
                ? Optional.of(end)
                : Optional.empty();
    }

    /** The end of an announced password without a digit: a word that does not describe the password, at a sentence's end. */
    Optional<Integer> wordAt(int start) {
        int end = tokenEnd(start);
        String token = text.subSequence(start, end).toString();
        if (token.length() < 4 || Words.STATES.contains(token)) {
            return Optional.empty();
        }
        if (ODD_WORD.matcher(token).matches()) {
            return Optional.of(end);
        }
        if (!WORD.matcher(token).matches() || token.endsWith("ed") || token.endsWith("ing") || token.contains("'")) {
            return Optional.empty();
        }
        boolean beforeChinese = end < text.length() && Character.isIdeographic(text.charAt(end));
        boolean told = beforeChinese
                ? !at(Words.NAMED_THING, end).lookingAt()
                : at(Words.ENDING, end).lookingAt()
                        && !at(Words.NAMED_THING, end).lookingAt();
        return told ? Optional.of(end) : Optional.empty();
    }

    /** The end of what stands between the quotation mark at {@code start} and the next one. */
    Optional<Integer> quotedAt(int start) {
        for (int i = start + 1; i < Math.min(text.length(), start + REACH); i++) {
            char character = text.charAt(i);
            if (character == '\n') {
                return Optional.empty();
            }
            if (isQuote(i)) {
                String quoted = text.subSequence(start + 1, i).toString().strip();
                return quoted.length() < 3 || Words.STATES.contains(quoted) ? Optional.empty() : Optional.of(i);
            }
        }
        return Optional.empty();
    }

    boolean isQuote(int index) {
        return QUOTES.indexOf(text.charAt(index)) >= 0;
    }

    Matcher at(Pattern pattern, int start) {
        return pattern.matcher(text)
                .region(start, Math.min(text.length(), start + REACH))
                .useTransparentBounds(true);
    }

    private Optional<Integer> spokenAt(int start) {
        Matcher spoken = at(Words.SPOKEN_DIGITS, start);
        if (!spoken.lookingAt()) {
            return Optional.empty();
        }
        int end = spoken.end();
        while (" ,-".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return Optional.of(end);
    }

    private Optional<Integer> lettered(int start) {
        Matcher code = at(CODE, start);
        if (!code.lookingAt()) {
            return Optional.empty();
        }
        int length = code.end() - start;
        boolean likely = length >= 4
                && length <= 10
                && digitsBetween(start, code.end()) >= 2
                && !Words.MEASURE.matcher(text.subSequence(start, code.end())).matches();
        return likely ? Optional.of(code.end()) : Optional.empty();
    }

    private int groupedDigits(int end, int count) {
        int grouped = end;
        int sum = count;
        for (Matcher more = at(MORE_DIGITS, grouped); more.lookingAt(); more = at(MORE_DIGITS, grouped)) {
            sum += more.end() - more.start() - 1;
            if (sum > LONGEST_CODE) {
                break;
            }
            grouped = more.end();
        }
        return grouped;
    }

    private boolean isMeasure(int start, int end) {
        return at(Words.UNITS, end).lookingAt()
                || Words.MEASURE.matcher(text.subSequence(start, end)).matches()
                || Words.MEASURE
                        .matcher(text.subSequence(start, tokenEnd(start)))
                        .matches();
    }

    private boolean isJoined(int end) {
        return end < text.length() && (text.charAt(end) >= 'a' && text.charAt(end) <= 'z' || text.charAt(end) == '@');
    }

    private int tokenEnd(int start) {
        Matcher token = at(TOKEN, start);
        if (!token.lookingAt()) {
            return start;
        }
        Matcher mask = Cue.MASK.matcher(text).region(start, token.end());
        int end = mask.find() ? mask.start() : token.end();
        Matcher trailing = TRAILING.matcher(text.subSequence(start, end));
        return trailing.find() ? start + trailing.start() : end;
    }

    private int digitsBetween(int start, int end) {
        int count = 0;
        for (int i = start; i < end; i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                count++;
            }
        }
        return count;
    }
}
