package io.recourse.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.query.QueryTestApplication;
import io.recourse.query.list.Where;
import io.recourse.testing.TestDatabase;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** How the database looks for words among 20,000 cases. */
@SpringBootTest(
        classes = QueryTestApplication.class,
        properties = {"spring.main.banner-mode=off", "test.plan=yes"})
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchPlanTest {

    private static final String MANY = """
            insert into query.dispute_case
            select 'case_' || n, 1, to_jsonb(repeat(md5(n::text), 30)), 'OPEN', 'WALLET', 'INQUIRY', 'NEW', null, 'NONE', 1, '{}', '{}', 'OTHER', 'PHONE',
                   'c-' || n, 'm-' || n % 100, array['pay-' || n], null, null, 'infinity',
                   timestamptz '2026-01-01' + n * interval '1 minute', now(), null,
                   'FRONT_DESK', null, false, '{}', null, null, 0, 0, null, '{}'
            from generate_series(1, 20000) n;

            insert into query.search_entry
            select 'case_' || n, 0, array_to_tsvector(array['c-' || n, 'pay-' || n]),
                   array_to_tsvector(array[(:parcels::text[])[1 + n % 20], (:words::text[])[1 + n % 5000], (:pairs::text[])[1 + n % 5000]])
            from generate_series(1, 20000) n;

            insert into query.payment
            select 'pay-' || n, 1, '{}', 'c-' || n, 'm-1', 1, 'CNY', now(), 'order-' || n, false from generate_series(1, 20000) n;

            analyze query.dispute_case, query.search_entry, query.payment;
            """;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Search search;

    @Autowired
    private Blinded blinded;

    @BeforeAll
    void cases() {
        for (String statement : MANY.split(";\\s*")) {
            database.sql(statement)
                    .param("parcels", said(20, n -> "parcel" + n))
                    .param("words", said(5_000, n -> "w" + n))
                    .param("pairs", said(5_000, n -> Character.toString(19_968 + n) + Character.toString(19_969 + n)))
                    .update();
        }
    }

    private String[] said(int count, IntFunction<String> word) {
        return IntStream.range(0, count).mapToObj(word).map(blinded::word).toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"w4321", "w432", "乁乂", "pay-17", "order-17", "parcel1 w17", "w17 乁乂 c-17"})
    void usesTheIndexes(String q) {
        for (Where where : List.of(new Where(), new Where().anyOf("status", List.of("OPEN")))) {
            search.narrow(where, q);
            String plan = plan(where);

            assertThat(plan)
                    .contains("search_entry_said", "dispute_case_payments", "payment_order")
                    .doesNotContain("Seq Scan on search_entry", "Seq Scan on payment");
        }
    }

    private String plan(Where where) {
        String sql = "explain select doc from query.dispute_case" + where.sql()
                + " order by opened_at desc, case_id desc limit 51";
        return String.join(
                "\n", where.bind(database.sql(sql)).query(String.class).list());
    }
}
