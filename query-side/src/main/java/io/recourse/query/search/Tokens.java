package io.recourse.query.search;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What texts are found by. English words as written and by their stem; runs of Chinese, which has no blanks between words,
 * by each character and each two neighbours; identifiers such as {@code pay-4004} whole and by their parts.
 */
final class Tokens {

    /** In UTF-8. Two such lists are less than a {@code tsvector} holds, which is 1 MiB. */
    private static final int MOST_BYTES = 500_000;

    private static final int LONGEST_IDENTIFIER = 128;
    private static final Pattern IDENTIFIER_LIKE = Pattern.compile("[a-z0-9][a-z0-9._:@-]*+");
    private static final Pattern TRAILING_MARKS = Pattern.compile("[._:@-]++$");
    private static final Pattern JOINED = Pattern.compile("[._:@-]");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

    private Tokens() {}

    /** As many as the database keeps for one event; of texts that are longer than any that the API takes, the first. */
    static SortedSet<String> of(Stream<String> texts) {
        return of(texts, UnaryOperator.identity());
    }

    /** @param written what is kept of a token */
    static SortedSet<String> of(Stream<String> texts, UnaryOperator<String> written) {
        SortedSet<String> tokens = new TreeSet<>();
        int bytes = 0;
        for (String token : (Iterable<String>) texts.flatMap(Tokens::all).map(written)::iterator) {
            if (tokens.add(token)) {
                bytes += token.getBytes(StandardCharsets.UTF_8).length;
            }
            if (bytes > MOST_BYTES) {
                tokens.remove(token);
                return tokens;
            }
        }
        return tokens;
    }

    /** The tokens that a text must have to be what {@code asked} means; none when it has no letter and no digit. */
    static Asked asked(String asked) {
        Parts parts = parts(folded(asked));
        return new Asked(parts.identifiers(), Words.ASKED.in(parts.rest()));
    }

    /** @param rest what is left of a text without its identifiers */
    private record Parts(List<String> identifiers, String rest) {}

    private static Parts parts(String text) {
        List<String> identifiers = new ArrayList<>();
        String rest = IDENTIFIER_LIKE.matcher(text).replaceAll(match -> {
            String run = trimmed(match);
            if (!identifier(run)) {
                return match.group();
            }
            identifiers.add(run);
            return " ";
        });
        return new Parts(identifiers, rest);
    }

    /** @param words without their stems */
    record Asked(List<String> identifiers, List<String> words) {}

    private static Stream<String> all(String said) {
        String text = folded(said);
        Parts parts = parts(text);
        // A letter of another script may make one word with an identifier that follows it, and be asked for as a word.
        Stream<String> besides = parts.identifiers().isEmpty() ? Stream.empty() : Words.SAID.in(parts.rest()).stream();
        Stream<String> words =
                Stream.concat(Words.SAID.in(text).stream(), besides).flatMap(word -> Stream.of(word, Words.stem(word)));
        return Stream.concat(parts.identifiers().stream(), words);
    }

    private static String folded(String text) {
        String visible = INVISIBLE.matcher(text).replaceAll("");
        return Normalizer.normalize(visible, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static String trimmed(MatchResult run) {
        return TRAILING_MARKS.matcher(run.group()).replaceAll("");
    }

    private static boolean identifier(String run) {
        return run.length() <= LONGEST_IDENTIFIER
                && JOINED.matcher(run).find()
                && DIGIT.matcher(run).find();
    }
}
