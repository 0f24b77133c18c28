package io.recourse.query.search;

import io.recourse.query.list.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which cases have all words that somebody asks for; each may be in another event, or be a payment's order number. */
@Component
public final class Search {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\p{Z}\\p{Cc}\\p{Cs}]+");

    /** Shorter beginnings are those of too many words. */
    private static final int SHORTEST_BEGINNING = 3;

    private static final String HAVE_ONE_WORD = """
            (select case_id from query.search_entry where (plain || personal) @@ ?::tsquery
             union all
             select dispute.case_id from query.payment
             join query.dispute_case as dispute on dispute.payment_ids @> array[payment_id]
             where order_number = ?)""";

    private final Blinded blinded;

    Search(Blinded blinded) {
        this.blinded = blinded;
    }

    /**
     * Leaves the cases of {@code query.dispute_case} that have every word of {@code asked}; none when it has no word at all.
     * The last word may be the beginning of one.
     */
    public void narrow(Where where, String asked) {
        List<String> words = BETWEEN_WORDS.splitAsStream(asked).distinct().toList();
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (String word : words) {
            boolean last = word.equals(words.getLast());
            tsquery(Tokens.asked(word), last).ifPresent(query -> {
                conditions.add(HAVE_ONE_WORD);
                values.add(query);
                values.add(word);
            });
        }
        if (conditions.isEmpty()) {
            where.and("false");
        } else {
            where.and("case_id in (" + String.join(" intersect ", conditions) + ")", values.toArray());
        }
    }

    private Optional<String> tsquery(Tokens.Asked asked, boolean last) {
        String query = Stream.concat(
                        asked.identifiers().stream().map(id -> last ? beginning(id) : lexeme(id)),
                        asked.words().stream().map(word -> word(word, last)))
                .collect(Collectors.joining(" & "));
        return query.isEmpty() ? Optional.empty() : Optional.of(query);
    }

    private String word(String word, boolean last) {
        String whole = lexeme(Words.stem(word));
        return last && word.codePointCount(0, word.length()) >= SHORTEST_BEGINNING
                ? "(" + whole + " | " + beginning(word) + ")"
                : whole;
    }

    private String beginning(String token) {
        return "(" + quoted(token) + ":* | " + quoted(blinded.word(token)) + ":*)";
    }

    /** Either an identifier, or said by a person. */
    private String lexeme(String token) {
        return "(" + quoted(token) + " | " + quoted(blinded.word(token)) + ")";
    }

    /** Quoted, so that nothing in it is an operator. */
    private static String quoted(String token) {
        return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
