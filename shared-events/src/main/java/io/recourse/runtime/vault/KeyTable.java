package io.recourse.runtime.vault;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The table {@code vault.data_key}, on connections of its own: each step commits by itself, whatever the transaction around it
 * comes to, so that nothing is ever sealed by a key that is then rolled back.
 */
final class KeyTable {

    private static final Logger LOG = LoggerFactory.getLogger(KeyTable.class);
    private static final int ID_BYTES = 9;
    private static final int REWRAPPED_AT_ONCE = 1_000;

    private final JdbcClient database;
    private final TransactionTemplate alone;
    private final MasterKeys masters;
    private final Clock clock;
    private final RandomGenerator random = new SecureRandom();

    KeyTable(DataSource connections, MasterKeys masters, Clock clock) {
        this.database = JdbcClient.create(connections);
        // Spring would keep a connection for as long as the transaction around it lasts.
        this.alone = new TransactionTemplate(new DataSourceTransactionManager(connections));
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.masters = masters;
        this.clock = clock;
    }

    Optional<DataKey> ofSubject(String subject) {
        return one("SELECT key_id, wrapped, master_id FROM vault.data_key WHERE subject = ?", subject);
    }

    /** Of those that have one, by subject. */
    Map<String, DataKey> ofSubjects(Collection<String> subjects) {
        Map<String, DataKey> found = new HashMap<>();
        alone.executeWithoutResult(status -> database.sql(
                        "SELECT subject, key_id, wrapped, master_id FROM vault.data_key WHERE subject = ANY (?)")
                .params((Object) subjects.toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString(1), key(row.getString(2), row.getBytes(3), row.getString(4)));
                }));
        return found;
    }

    Optional<DataKey> find(String keyId) {
        return one("SELECT key_id, wrapped, master_id FROM vault.data_key WHERE key_id = ?", keyId);
    }

    private Optional<DataKey> one(String query, String id) {
        return alone(() -> database.sql(query)
                .param(id)
                .query((row, number) -> key(row.getString(1), row.getBytes(2), row.getString(3)))
                .optional());
    }

    private <T> T alone(Supplier<T> step) {
        return Objects.requireNonNull(alone.execute(status -> step.get()));
    }

    /** Makes a key; empty when somebody else made one meanwhile. */
    Optional<DataKey> create(String subject) {
        String id = newId();
        byte[] secret = bytes(DataKey.BYTES);
        boolean made = alone(() -> database.sql("""
                        INSERT INTO vault.data_key (key_id, subject, wrapped, master_id, created_at)
                        VALUES (?, ?, ?, ?, ?) ON CONFLICT (subject) DO NOTHING""")
                        .params(
                                id,
                                subject,
                                masters.newest().wrap(id, secret),
                                masters.newest().id(),
                                Timestamp.from(clock.instant()))
                        .update()
                == 1);
        return made ? Optional.of(new DataKey(id, secret)) : Optional.empty();
    }

    /** Makes a key for each that has none. */
    void create(Collection<String> subjects) {
        List<String> all = subjects.stream().distinct().sorted().toList();
        String[] ids = new String[all.size()];
        byte[][] wrapped = new byte[all.size()][];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = newId();
            wrapped[i] = masters.newest().wrap(ids[i], bytes(DataKey.BYTES));
        }
        alone.executeWithoutResult(status -> database.sql("""
                        INSERT INTO vault.data_key (key_id, subject, wrapped, master_id, created_at)
                        SELECT new.id, new.subject, new.wrapped, ?, ?
                        FROM unnest(?::text[], ?::text[], ?::bytea[]) AS new (id, subject, wrapped)
                        ON CONFLICT (subject) DO NOTHING""")
                .params(
                        masters.newest().id(),
                        Timestamp.from(clock.instant()),
                        ids,
                        all.toArray(String[]::new),
                        wrapped)
                .update());
    }

    /** @return the key that is no more */
    Optional<String> delete(String subject, Instant madeUntil) {
        return alone(
                () -> database.sql("DELETE FROM vault.data_key WHERE subject = ? AND created_at <= ? RETURNING key_id")
                        .params(subject, Timestamp.from(madeUntil))
                        .query(String.class)
                        .optional());
    }

    /** Wraps by the newest master key what an older one wraps, so that the older may be taken away. */
    void rewrap() {
        long rewrapped = 0;
        List<Wrapped> some = olderWrapped();
        while (!some.isEmpty()) {
            for (Wrapped old : some) {
                rewrapped += database.sql(
                                "UPDATE vault.data_key SET wrapped = ?, master_id = ? WHERE key_id = ? AND master_id = ?")
                        .params(
                                masters.newest().wrap(old.keyId(), unwrap(old.keyId(), old.wrapped(), old.masterId())),
                                masters.newest().id(),
                                old.keyId(),
                                old.masterId())
                        .update();
            }
            some = olderWrapped();
        }
        if (rewrapped > 0) {
            LOG.atInfo()
                    .addKeyValue("keys", rewrapped)
                    .addKeyValue("master", masters.newest().id())
                    .log("Keys are wrapped by the newest master key");
        }
    }

    private List<Wrapped> olderWrapped() {
        return database.sql("SELECT key_id, wrapped, master_id FROM vault.data_key WHERE master_id <> ? LIMIT ?")
                .params(masters.newest().id(), REWRAPPED_AT_ONCE)
                .query((row, number) -> new Wrapped(row.getString(1), row.getBytes(2), row.getString(3)))
                .list();
    }

    private record Wrapped(String keyId, byte[] wrapped, String masterId) {}

    private DataKey key(String keyId, byte[] wrapped, String masterId) {
        return new DataKey(keyId, unwrap(keyId, wrapped, masterId));
    }

    private byte[] unwrap(String keyId, byte[] wrapped, String masterId) {
        return masters.find(masterId)
                .orElseThrow(() -> new VaultDamaged("key " + keyId + " is wrapped by master key " + masterId
                        + ", which is not among those given: " + masters))
                .unwrap(keyId, wrapped);
    }

    private String newId() {
        return "k" + HexFormat.of().formatHex(bytes(ID_BYTES));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
