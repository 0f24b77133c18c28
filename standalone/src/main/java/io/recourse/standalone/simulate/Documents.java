package io.recourse.standalone.simulate;

import io.recourse.command.policy.yaml.Flaw;
import io.recourse.command.policy.yaml.FlawedDocument;
import io.recourse.standalone.data.UserError;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Files that people write. */
final class Documents {

    private static final int MAX_TOLD = 5;

    private Documents() {}

    /** @throws UserError when it cannot be read */
    static String text(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UserError("There is no file " + file + ".");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new UserError(file + " is not UTF-8.", e);
        } catch (IOException e) {
            throw new UserError("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Every mistake with its line and column, as far as a line holds them. */
    static UserError flawed(Path file, FlawedDocument e) {
        int more = e.flaws().size() - MAX_TOLD;
        return new UserError(
                file + ": "
                        + e.flaws().stream()
                                .limit(MAX_TOLD)
                                .map(Documents::told)
                                .collect(Collectors.joining("; "))
                        + (more > 0 ? "; and " + more + " more" : ""),
                e);
    }

    private static String told(Flaw flaw) {
        return "line " + flaw.line() + ", column " + flaw.column() + ": "
                + (flaw.pointer().isEmpty() ? "" : flaw.pointer() + ": ") + flaw.message();
    }
}
