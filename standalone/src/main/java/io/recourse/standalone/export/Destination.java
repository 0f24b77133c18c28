package io.recourse.standalone.export;

import io.recourse.standalone.Console;
import io.recourse.standalone.data.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Where an export goes: to the console, or into a file that is there whole or not at all. */
sealed interface Destination extends AutoCloseable {

    static Destination of(Optional<Path> file, Console console) {
        return file.<Destination>map(InFile::begin).orElseGet(() -> new OnConsole(console.output()));
    }

    OutputStream stream();

    /** All was written. */
    void keep() throws IOException;

    @Override
    void close() throws IOException;

    /** The console's stream is the process's, and is not closed. */
    record OnConsole(OutputStream stream) implements Destination {

        @Override
        public void keep() throws IOException {
            stream.flush();
        }

        @Override
        public void close() {}
    }

    record InFile(Path file, Path draft, OutputStream stream) implements Destination {

        static InFile begin(Path file) {
            Path draft = file.resolveSibling(file.getFileName() + ".draft");
            try {
                return new InFile(file, draft, Files.newOutputStream(draft));
            } catch (IOException e) {
                throw new UserError(
                        "Cannot write " + file + " (" + e.getClass().getSimpleName() + ": " + e.getMessage() + ")", e);
            }
        }

        @Override
        public void keep() throws IOException {
            stream.close();
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void close() throws IOException {
            stream.close();
            Files.deleteIfExists(draft);
        }
    }
}
