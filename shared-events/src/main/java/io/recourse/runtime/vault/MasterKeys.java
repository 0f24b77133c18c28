package io.recourse.runtime.vault;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The keys that wrap all others. They are never in the database.
 *
 * @param newestFirst the first wraps, the others still unwrap what was wrapped before it came; never empty
 */
public record MasterKeys(List<MasterKey> newestFirst) {

    /** Names in the environment: base64 keys of 32 bytes, newest first, separated by commas or blanks; or a file of such. */
    public static final String VARIABLE = "RECOURSE_MASTER_KEYS";

    public static final String FILE_VARIABLE = "RECOURSE_MASTER_KEY_FILE";

    public MasterKeys {
        newestFirst = List.copyOf(newestFirst);
        if (newestFirst.isEmpty()) {
            throw new IllegalArgumentException("there is no master key");
        }
    }

    /** @throws IllegalArgumentException when one is not 32 bytes in base64, or there is none; the message does not show any */
    public static MasterKeys parse(String text) {
        return new MasterKeys(Arrays.stream(text.split("[,\\s]+"))
                .filter(key -> !key.isEmpty())
                .map(MasterKeys::key)
                .toList());
    }

    /** A new key as text. */
    public static String generate() {
        byte[] key = new byte[MasterKey.BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    MasterKey newest() {
        return newestFirst.getFirst();
    }

    Optional<MasterKey> find(String id) {
        return newestFirst.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    private static MasterKey key(String base64) {
        try {
            return MasterKey.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a master key must be 32 bytes in base64");
        }
    }

    @Override
    public String toString() {
        return "MasterKeys" + newestFirst;
    }
}
