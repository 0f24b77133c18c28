package io.recourse.query.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A part of a list, read by keyset: however far in, it costs the same, and rows that come or go elsewhere move nothing.
 *
 * @param next where the list goes on, or empty at the end
 */
public record Part<T>(List<T> items, Optional<Position> next) {

    /**
     * How a list is ordered.
     *
     * @param column an instant, not null
     * @param id what tells rows of the same instant apart
     */
    public record Order(String column, String id, boolean descending) {

        private String sql() {
            String direction = descending ? " desc" : " asc";
            return " order by " + column + direction + ", " + id + direction;
        }

        private void goOn(Position last, Where where) {
            if (last.instant().isEmpty() && !descending) {
                // Nothing comes after never, of which the database would conclude that hardly anything is left.
                where.and(column + " = 'infinity'").and(id + " > ?", last.id());
            } else {
                where.and(
                        "(" + column + ", " + id + ") " + (descending ? "<" : ">") + " (?, ?)",
                        last.column(),
                        last.id());
            }
        }

        private Position position(ResultSet row) throws SQLException {
            return Position.of(row.getObject(column, OffsetDateTime.class), row.getString(id));
        }
    }

    /** Reads the documents, and one row more than {@code limit}, if there is one, to know whether the list goes on. */
    public static <T> Part<T> read(
            JdbcClient database,
            String table,
            Where where,
            Order order,
            Optional<Position> after,
            int limit,
            RowMapper<T> mapper) {
        after.ifPresent(last -> order.goOn(last, where));
        return read(database, "doc", table + where.sql(), where, order, limit, mapper);
    }

    /**
     * As {@link #read}, but first gathers all rows for which {@code where} holds, and then sorts them: for so few that it would take longer
     * to find them in order.
     *
     * @param columns what the mapper needs
     */
    public static <T> Part<T> gather(
            JdbcClient database,
            String columns,
            String table,
            Where where,
            Order order,
            Optional<Position> after,
            int limit,
            RowMapper<T> mapper) {
        after.ifPresent(last -> order.goOn(last, where));
        // Without the offset the order would be taken into account after all. Only what is sorted is taken along: rows
        // are wide.
        String gathered =
                "(select " + order.column() + ", " + order.id() + " from " + table + where.sql() + " offset 0)";
        String part = table + " where " + order.id() + " in (select " + order.id() + " from " + gathered
                + " as gathered" + order.sql() + " limit " + (limit + 1) + ")";
        return read(database, columns, part, where, order, limit, mapper);
    }

    /** As {@link #read}, of other columns than the document. */
    public static <T> Part<T> scan(
            JdbcClient database,
            String columns,
            String table,
            Where where,
            Order order,
            Optional<Position> after,
            int limit,
            RowMapper<T> mapper) {
        after.ifPresent(last -> order.goOn(last, where));
        return read(database, columns, table + where.sql(), where, order, limit, mapper);
    }

    private static <T> Part<T> read(
            JdbcClient database,
            String columns,
            String source,
            Where where,
            Order order,
            int limit,
            RowMapper<T> mapper) {
        String sql = "select " + columns + ", " + order.column() + ", " + order.id() + " from " + source + order.sql()
                + " limit " + (limit + 1);
        List<Row<T>> rows = where.bind(database.sql(sql))
                .query((row, number) -> new Row<>(mapper.mapRow(row, number), order.position(row)))
                .list();
        List<Row<T>> part = rows.subList(0, Math.min(limit, rows.size()));
        return new Part<>(
                part.stream().map(Row::item).toList(),
                rows.size() > limit ? Optional.of(part.getLast().position()) : Optional.empty());
    }

    private record Row<T>(T item, Position position) {}
}
