package io.recourse.standalone.cfpb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;

/** The real complaints that come with the program, one file for each layout; {@code samples/cfpb/README.md} tells where from. */
public enum CommittedSample {
    ONE_BANK("one-bank.csv"),
    MANY_COMPANIES("many-companies.csv");

    private final String fileName;

    CommittedSample(String fileName) {
        this.fileName = fileName;
    }

    /** Puts them all into a directory, as files to import. */
    public static List<Path> copyAllTo(Path directory) {
        return List.of(ONE_BANK.copyTo(directory), MANY_COMPANIES.copyTo(directory));
    }

    public Path copyTo(Path directory) {
        Path file = directory.resolve(fileName);
        try (InputStream in = Objects.requireNonNull(
                CommittedSample.class.getResourceAsStream("/samples/cfpb/" + fileName), fileName)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
