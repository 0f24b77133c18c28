package io.recourse.standalone.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Says in the data directory that its history goes on elsewhere: two systems with the same deadlines would both act on them, and both
 * move money.
 */
public final class Migrated {

    private static final String FILE = "migrated";

    private Migrated() {}

    /** @param where in words */
    public static void mark(DataDirectory data, String where) {
        Path file = data.root().resolve(FILE);
        try {
            Files.writeString(file, where + System.lineSeparator());
        } catch (IOException e) {
            throw new UserError("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** @throws UserError when it does */
    public static void requireNot(DataDirectory data) {
        Path file = data.root().resolve(FILE);
        if (Files.exists(file)) {
            throw new UserError(data.root() + " was migrated to " + where(file)
                    + ". If nothing has worked there and you want to go on here, remove " + file + ".");
        }
    }

    private static String where(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "elsewhere";
        }
    }
}
