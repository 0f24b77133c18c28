package io.recourse.query.list;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The conditions of a list, all of which hold. Values reach the database as parameters, never as text of the statement. */
public final class Where {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private final List<String> implied = new ArrayList<>();

    /** The column has one of {@code wanted}, if any are wanted. */
    public Where anyOf(String column, List<?> wanted) {
        return switch (wanted.size()) {
            case 0 -> this;
            // An index on the column and an instant then has its rows in order.
            case 1 -> and(column + " = ?", wanted.getFirst().toString());
            default -> and(column + " = any(?)", (Object) texts(wanted));
        };
    }

    /** The array column has at least one of {@code wanted}, if any are wanted. */
    public Where hasAnyOf(String column, List<?> wanted) {
        return wanted.isEmpty() ? this : and(column + " && ?::text[]", (Object) texts(wanted));
    }

    public Where before(String column, Optional<Instant> limit) {
        limit.ifPresent(instant -> and(column + " < ?", sql(instant)));
        return this;
    }

    public Where after(String column, Optional<Instant> limit) {
        limit.ifPresent(instant -> and(column + " > ?", sql(instant)));
        return this;
    }

    public Where from(String column, Optional<Instant> limit) {
        limit.ifPresent(instant -> and(column + " >= ?", sql(instant)));
        return this;
    }

    /** @param condition with one {@code ?} for each of {@code parameters} */
    public Where and(String condition, Object... parameters) {
        conditions.add(condition);
        values.addAll(List.of(parameters));
        return this;
    }

    /** What follows from the other conditions, in the words of an index: it leaves out no row more, as an estimate would think. */
    public Where implying(String condition) {
        implied.add(condition);
        return this;
    }

    /** Without what is implied. */
    Where asked() {
        Where asked = new Where();
        asked.conditions.addAll(conditions);
        asked.values.addAll(values);
        return asked;
    }

    /** The clause, or nothing when there are no conditions. */
    public String sql() {
        List<String> all = Stream.concat(conditions.stream(), implied.stream()).toList();
        return all.isEmpty() ? "" : " where " + String.join(" and ", all);
    }

    /** Fills in the clause's parameters; nothing else in the statement may have any. */
    public StatementSpec bind(StatementSpec statement) {
        return statement.params(values);
    }

    private static OffsetDateTime sql(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String[] texts(List<?> values) {
        return values.stream().map(Object::toString).toArray(String[]::new);
    }
}
