package io.recourse.standalone.simulate;

import io.recourse.standalone.Console;
import io.recourse.standalone.data.UserError;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Where a report goes: to the console, or into a file that is there whole or not at all. */
abstract sealed class Output implements AutoCloseable {

    static Output to(Optional<Path> file, Console console) {
        return file.<Output>map(InFile::new).orElseGet(() -> new OnConsole(console));
    }

    abstract void line(String text);

    /** All was written. */
    abstract void keep();

    @Override
    public abstract void close();

    private static final class OnConsole extends Output {

        private final Console console;

        private OnConsole(Console console) {
            this.console = console;
        }

        @Override
        void line(String text) {
            console.say(text);
        }

        @Override
        void keep() {}

        @Override
        public void close() {}
    }

    private static final class InFile extends Output {

        private final Path file;
        private final Path draft;
        private final BufferedWriter writer;

        private InFile(Path file) {
            this.file = file;
            this.draft = file.resolveSibling(file.getFileName() + ".draft");
            try {
                this.writer = Files.newBufferedWriter(draft);
            } catch (IOException e) {
                throw failed(e);
            }
        }

        private UserError failed(IOException e) {
            return new UserError("Cannot write " + file + ": " + e.getMessage(), e);
        }

        @Override
        void line(String text) {
            try {
                writer.write(text);
                writer.write('\n');
            } catch (IOException e) {
                throw failed(e);
            }
        }

        @Override
        void keep() {
            try {
                writer.close();
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw failed(e);
            }
        }

        @Override
        public void close() {
            try {
                writer.close();
                Files.deleteIfExists(draft);
            } catch (IOException e) {
                throw failed(e);
            }
        }
    }
}
