package io.recourse.query.audit.export;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers what was asked for last, and no more than that: memory does not grow with what is exported. */
final class Recent<V> {

    private final Map<String, V> values;

    Recent(int most) {
        this.values = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        };
    }

    Optional<V> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    void put(String key, V value) {
        values.put(key, value);
    }
}
