package io.recourse.query.search;

import io.recourse.query.list.Estimate;
import io.recourse.query.list.Where;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    /** Looked for in one case after another; without the offset all cases would be looked for at once. */
    private static final String HAS_WORD = """
            (exists (select from query.search_entry as said
                     where said.case_id = dispute_case.case_id and (plain || personal) @@ ?::tsquery offset 0)
             or exists (select from query.payment where payment_id = any(payment_ids) and order_number = ? offset 0))""";

    /** Of so many events it takes longer to find all than to look into cases until a page is full. */
    private static final int MANY = 30_000;

    private final Blinded blinded;
    private final JdbcClient database;

    Search(Blinded blinded, JdbcClient database) {
        this.blinded = blinded;
        this.database = database;
    }

    /**
     * Leaves the cases of {@code query.dispute_case} that have every word of {@code asked}; none when it has no word at all.
     * The last word may be the beginning of one.
     */
    public void narrow(Where where, String asked) {
        List<Word> words = words(asked);
        if (words.isEmpty()) {
            where.and("false");
            return;
        }
        List<Word> rare = words.stream().filter(word -> !common(word)).toList();
        if (!rare.isEmpty()) {
            where.and(
                    "case_id in (" + String.join(" intersect ", Collections.nCopies(rare.size(), HAVE_ONE_WORD)) + ")",
                    rare.stream()
                            .flatMap(word -> Stream.of(word.query(), word.written()))
                            .toArray());
        }
        words.stream()
                .filter(word -> !rare.contains(word))
                .forEach(word -> where.and(HAS_WORD, word.query(), word.written()));
    }

    private record Word(String query, String written) {}

    private List<Word> words(String asked) {
        List<String> written = BETWEEN_WORDS.splitAsStream(asked).distinct().toList();
        return written.stream()
                .flatMap(
                        word -> tsquery(Tokens.asked(word), word.equals(written.getLast()))
                                .map(query -> new Word(query, word))
                                .stream())
                .toList();
    }

    private boolean common(Word word) {
        return Estimate.rows(
                        database,
                        "query.search_entry",
                        new Where().and("(plain || personal) @@ ?::tsquery", word.query()))
                > MANY;
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
