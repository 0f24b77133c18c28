package io.recourse.query.audit.ledger;

import io.recourse.audit.Hash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code query.ledger_entry} and {@code query.ledger_subtree}: rows are added, and nothing else. */
final class LedgerRows {

    private static final String ENTRY = "leaf_index, position, event_id, stream_id, sequence, leaf_hash, chain_hash";

    private static final RowMapper<LedgerEntry> ENTRIES = (row, number) -> entry(row);

    private final JdbcClient database;

    LedgerRows(JdbcClient database) {
        this.database = database;
    }

    /** How many events the ledger has, by the place of its last. */
    long size() {
        return head().map(last -> last.leafIndex() + 1).orElse(0L);
    }

    Optional<LedgerEntry> head() {
        return database.sql("select " + ENTRY + " from query.ledger_entry order by leaf_index desc limit 1")
                .query(ENTRIES)
                .optional();
    }

    Optional<LedgerEntry> ofEvent(String eventId) {
        return entry("event_id = ?", eventId);
    }

    Optional<LedgerEntry> at(long position) {
        return entry("position = ?", position);
    }

    Optional<LedgerEntry> leaf(long leafIndex) {
        return entry("leaf_index = ?", leafIndex);
    }

    /** The entries from one place on to before another, each with the chain before it; what is not there is left out. */
    List<Linked> entries(long from, long to) {
        return database.sql("""
                        select e.*, p.chain_hash as before
                        from query.ledger_entry e
                        left join query.ledger_entry p
                          on p.stream_id = e.stream_id and p.sequence = e.sequence - 1 and p.leaf_index < e.leaf_index
                        where e.leaf_index >= ? and e.leaf_index < ?
                        order by e.leaf_index
                        """)
                .params(from, to)
                .query((row, number) -> new Linked(
                        entry(row), Optional.ofNullable(row.getBytes("before")).map(Hash::of)))
                .list();
    }

    /** The last entries of streams, by stream. */
    Map<String, LedgerEntry> lastOf(Collection<String> streamIds) {
        return database.sql("""
                        select last.*
                        from unnest(?::text[]) as stream (id)
                        cross join lateral (
                            select * from query.ledger_entry
                            where stream_id = stream.id order by sequence desc limit 1) as last
                        """).params((Object) streamIds.toArray(String[]::new)).query(ENTRIES).list().stream()
                .collect(Collectors.toMap(LedgerEntry::streamId, Function.identity()));
    }

    void add(List<LedgerEntry> entries) {
        database.sql("""
                        insert into query.ledger_entry
                        select * from unnest(
                          ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::bytea[], ?::bytea[])
                        """)
                .params(
                        entries.stream().mapToLong(LedgerEntry::leafIndex).toArray(),
                        entries.stream().mapToLong(LedgerEntry::position).toArray(),
                        entries.stream().map(LedgerEntry::eventId).toArray(String[]::new),
                        entries.stream().map(LedgerEntry::streamId).toArray(String[]::new),
                        entries.stream().mapToLong(LedgerEntry::sequence).toArray(),
                        entries.stream().map(entry -> entry.leaf().toBytes()).toArray(byte[][]::new),
                        entries.stream().map(entry -> entry.chain().toBytes()).toArray(byte[][]::new))
                .update();
    }

    void addSubtree(int level, long number, Hash hash) {
        database.sql("insert into query.ledger_subtree values (?, ?, ?)")
                .params(level, number, hash.toBytes())
                .update();
    }

    List<Hash> leaves(long from, long to) {
        return database.sql(
                        "select leaf_hash from query.ledger_entry where leaf_index >= ? and leaf_index < ? order by leaf_index")
                .params(from, to)
                .query((row, number) -> Hash.of(row.getBytes(1)))
                .list();
    }

    /** The leaf indexes from one on to before another, by position. */
    TreeMap<Long, Long> positions(long from, long to) {
        TreeMap<Long, Long> leaves = new TreeMap<>();
        database.sql("select position, leaf_index from query.ledger_entry where leaf_index >= ? and leaf_index < ?")
                .params(from, to)
                .query((RowCallbackHandler) row -> leaves.put(row.getLong(1), row.getLong(2)));
        return leaves;
    }

    /** Complete subtrees of a level from one to before another. */
    List<Hash> subtrees(int level, long from, long to) {
        return database.sql(
                        "select hash from query.ledger_subtree where level = ? and number >= ? and number < ? order by number")
                .params(level, from, to)
                .query((row, number) -> Hash.of(row.getBytes(1)))
                .list();
    }

    /** The number after that of the last complete subtree of a level. */
    long subtreeEnd(int level) {
        return database.sql("select coalesce(max(number) + 1, 0) from query.ledger_subtree where level = ?")
                .param(level)
                .query(Long.class)
                .single();
    }

    private Optional<LedgerEntry> entry(String condition, Object value) {
        return database.sql("select " + ENTRY + " from query.ledger_entry where " + condition)
                .param(value)
                .query(ENTRIES)
                .optional();
    }

    private static LedgerEntry entry(ResultSet row) throws SQLException {
        return new LedgerEntry(
                row.getLong("leaf_index"),
                row.getLong("position"),
                row.getString("event_id"),
                row.getString("stream_id"),
                row.getLong("sequence"),
                Hash.of(row.getBytes("leaf_hash")),
                Hash.of(row.getBytes("chain_hash")));
    }

    /** @param before the chain of the stream up to the event before this */
    record Linked(LedgerEntry entry, Optional<Hash> before) {}
}
