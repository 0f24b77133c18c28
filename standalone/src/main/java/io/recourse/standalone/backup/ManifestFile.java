package io.recourse.standalone.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.recourse.runtime.json.StoredJson;
import io.recourse.standalone.data.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The manifest as a file: a JSON document, and in the last line the SHA-256 of everything before that line. It is there whole or not
 * at all, and a backup without it is none.
 */
final class ManifestFile {

    static final String NAME = "manifest";

    private static final int CHECKSUM_CHARACTERS = 64 + 1;

    private final Path file;
    private final JsonMapper json = StoredJson.mapper();

    ManifestFile(Path folder) {
        this.file = folder.resolve(NAME);
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** @throws UserError when there is none, or it is damaged */
    Manifest read() {
        String all = text();
        String body = all.substring(0, Math.max(0, all.length() - CHECKSUM_CHARACTERS));
        if (!all.equals(body + Sha256.of(body.getBytes(UTF_8)) + "\n")) {
            throw damaged("it is not what was written");
        }
        try {
            return json.readValue(body, Manifest.class);
        } catch (JacksonException e) {
            throw damaged(e.getOriginalMessage());
        }
    }

    /** Replaces the one before in one step, when everything that it names is on disk. */
    void write(Manifest manifest) throws IOException {
        String body = json.writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n";
        FolderWriter draft = new FolderWriter(file.resolveSibling(""));
        draft.write(NAME + ".draft", (body + Sha256.of(body.getBytes(UTF_8)) + "\n").getBytes(UTF_8));
        draft.force();
        Files.move(file.resolveSibling(NAME + ".draft"), file, StandardCopyOption.ATOMIC_MOVE);
        draft.sync("");
    }

    private String text() {
        try {
            // Every byte counts, also one that is no UTF-8.
            return new String(Files.readAllBytes(file), UTF_8);
        } catch (NoSuchFileException e) {
            throw new UserError(
                    file.resolveSibling("") + " holds no complete backup: there is no " + NAME + " in it.", e);
        } catch (IOException e) {
            throw new UserError("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private UserError damaged(String how) {
        return new UserError(file + " is damaged: " + how + ".");
    }
}
