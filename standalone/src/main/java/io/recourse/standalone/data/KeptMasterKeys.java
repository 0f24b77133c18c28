package io.recourse.standalone.data;

import io.recourse.runtime.vault.MasterKeys;

/**
 * The master keys of this installation, one a line, the newest first: made on the first start and kept, because without them nobody
 * can read what is personal in the database.
 */
public final class KeptMasterKeys {

    static final String FILE = "master-keys";

    private KeptMasterKeys() {}

    /** @throws UserError when the file is damaged */
    public static MasterKeys of(Secrets secrets) {
        return parse(secrets.read(FILE).orElseGet(() -> written(secrets, MasterKeys.generate())));
    }

    /** Adds a new key, which wraps all others from the next start on. */
    public static void rotate(Secrets secrets) {
        of(secrets);
        written(
                secrets,
                MasterKeys.generate() + "\n" + secrets.read(FILE).orElseThrow().strip());
    }

    private static String written(Secrets secrets, String lines) {
        secrets.write(FILE, lines + "\n");
        return lines;
    }

    private static MasterKeys parse(String lines) {
        try {
            return MasterKeys.parse(lines);
        } catch (IllegalArgumentException e) {
            throw new UserError("The master keys in " + FILE + " of the data directory are damaged.", e);
        }
    }
}
