package io.recourse.runtime.vault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.recourse.payment.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The key of each customer, made when it is first needed. */
public final class DataKeys {

    /** How long a process may go on with a key that another has deleted. */
    static final Duration REMEMBERED = Duration.ofMinutes(1);

    private static final int MOST_REMEMBERED = 50_000;
    private static final String NOBODY = "installation";

    private final KeyTable table;
    private final List<Runnable> forgotten = new CopyOnWriteArrayList<>();
    private final Cache<String, Optional<DataKey>> byId = cache();
    private final Cache<String, DataKey> bySubject = cache();

    DataKeys(KeyTable table) {
        this.table = table;
    }

    public DataKey of(CustomerId customer) {
        return ofSubject(subject(customer));
    }

    /**
     * A secret of the installation for one use, which outlives every customer's.
     *
     * @return 32 bytes, always the same
     */
    public byte[] secret(String use) {
        return ofInstallation().derive(use);
    }

    /** For what only who knows {@code word}, which is stored nowhere, may read again. */
    public DataKey under(String word, String use) {
        return new DataKey(use, ofInstallation().derive(use + ":" + word));
    }

    /** For what belongs to nobody in particular. */
    DataKey ofInstallation() {
        return ofSubject(NOBODY);
    }

    /** Empty when it is deleted: its owner is forgotten. */
    public Optional<DataKey> find(String keyId) {
        return byId.get(keyId, table::find);
    }

    /** Makes many keys at once, for imports, which will need them at once. */
    public void prepare(Collection<CustomerId> customers) {
        List<String> unknown = customers.stream()
                .map(DataKeys::subject)
                .filter(subject -> bySubject.getIfPresent(subject) == null)
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            table.create(unknown);
            bySubject.putAll(table.ofSubjects(unknown));
        }
    }

    /** Without making one. */
    Optional<DataKey> existing(CustomerId customer) {
        return table.ofSubject(subject(customer));
    }

    /**
     * Deletes the customer's key: nothing that it protects can be read again. What is written later has a new one.
     *
     * @param madeUntil a key that was made later stays
     * @return the deleted key's id; empty when there was none
     */
    public Optional<String> forget(CustomerId customer, Instant madeUntil) {
        Optional<String> deleted = table.delete(subject(customer), madeUntil);
        bySubject.invalidate(subject(customer));
        deleted.ifPresent(byId::invalidate);
        forgotten.forEach(Runnable::run);
        return deleted;
    }

    /** Whoever keeps in memory what was read with a key is told to let it go. */
    public void onForgotten(Runnable letGo) {
        forgotten.add(letGo);
    }

    private DataKey ofSubject(String subject) {
        return bySubject.get(subject, this::load);
    }

    private DataKey load(String subject) {
        DataKey key = table.ofSubject(subject)
                .or(() -> table.create(subject))
                .or(() -> table.ofSubject(subject))
                .orElseThrow();
        byId.put(key.id(), Optional.of(key));
        return key;
    }

    private static String subject(CustomerId customer) {
        return "customer:" + customer.value();
    }

    private static <K, V> Cache<K, V> cache() {
        return Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(REMEMBERED)
                .build();
    }
}
