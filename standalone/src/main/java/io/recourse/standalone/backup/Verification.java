package io.recourse.standalone.backup;

import io.recourse.standalone.data.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads every file of a backup, and compares it with the manifest. Nothing is written, nor is the folder held. */
record Verification(Path folder) {

    private static final int NAMED = 3;

    /** @throws UserError unless every byte is as it was written; it names the first files that are not */
    Manifest whole() {
        Manifest manifest = new ManifestFile(folder).read();
        List<String> findings = manifest.files().stream()
                .flatMap(file -> difference(file).map(how -> file.path() + " " + how).stream())
                .toList();
        if (!findings.isEmpty()) {
            throw new UserError(folder + " is damaged: " + findings.size() + " of "
                    + manifest.files().size() + " files differ ("
                    + findings.stream().limit(NAMED).collect(Collectors.joining(", "))
                    + (findings.size() > NAMED ? ", ..." : "") + ").");
        }
        return manifest;
    }

    private Optional<String> difference(StoredFile file) {
        Path path = folder.resolve(file.path());
        try {
            long bytes = Files.size(path);
            if (bytes != file.bytes()) {
                return Optional.of("has " + bytes + " bytes instead of " + file.bytes());
            }
            return Sha256.of(path).equals(file.sha256()) ? Optional.empty() : Optional.of("has another content");
        } catch (NoSuchFileException e) {
            return Optional.of("is missing");
        } catch (IOException e) {
            return Optional.of("cannot be read: " + e.getMessage());
        }
    }
}
