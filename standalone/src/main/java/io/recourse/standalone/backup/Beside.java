package io.recourse.standalone.backup;

import io.recourse.runtime.vault.MasterKey;
import io.recourse.runtime.vault.MasterKeys;
import io.recourse.standalone.data.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a server needs beside its cluster: secrets and settings.
 *
 * @param withMasterKeys else those stay out, because they open what is personal in the rest
 */
record Beside(DataDirectory data, boolean withMasterKeys) {

    static final String SECRETS = "secrets";
    static final String MASTER_KEYS = "master-keys";

    /** @return ids of the master keys that are in use */
    List<String> write(String directory, FolderWriter writer) throws IOException {
        writer.directory(directory + "/" + SECRETS);
        for (Path secret : secrets()) {
            writer.write(directory + "/" + SECRETS + "/" + secret.getFileName(), Files.readAllBytes(secret));
        }
        if (Files.exists(data.settings())) {
            writer.write(directory + "/" + data.settings().getFileName(), Files.readAllBytes(data.settings()));
        }
        writer.sync(directory + "/" + SECRETS);
        writer.sync(directory);
        return masterKeys();
    }

    private List<Path> secrets() throws IOException {
        try (Stream<Path> all = Files.list(data.secrets())) {
            return all.filter(file -> !file.toString().endsWith(".draft"))
                    .filter(file -> withMasterKeys || !file.endsWith(MASTER_KEYS))
                    .sorted()
                    .toList();
        }
    }

    private List<String> masterKeys() throws IOException {
        Path file = data.secrets().resolve(MASTER_KEYS);
        return Files.exists(file)
                ? MasterKeys.parse(Files.readString(file)).newestFirst().stream()
                        .map(MasterKey::id)
                        .toList()
                : List.of();
    }
}
