package io.recourse.command.policies;

import io.recourse.command.policy.yaml.FlawedDocument;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;

/** A YAML document as the body of a request. */
final class Document {

    /** RFC 9512. */
    static final String YAML = "application/yaml";

    static final MediaType YAML_TYPE = new MediaType("application", "yaml", StandardCharsets.UTF_8);

    private Document() {}

    /** Reads a document into what it describes. */
    @FunctionalInterface
    interface Reader<D> {
        D read(String text) throws FlawedDocument;
    }

    /** @throws ProblemException 400 when the bytes are not UTF-8 */
    static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ProblemException.invalidBody("", Flaw.Kind.NOT_TEXT);
        }
    }

    /** @throws ProblemException 400 with every mistake, its line and its column */
    static <D> D read(String text, Reader<D> reader) {
        try {
            return reader.read(text);
        } catch (FlawedDocument e) {
            throw ProblemException.invalid(e.flaws().stream()
                    .map(flaw -> Flaw.refused(
                            flaw.pointer(),
                            new IllegalArgumentException(
                                    "line " + flaw.line() + ", column " + flaw.column() + ": " + flaw.message())))
                    .toList());
        }
    }

    /** What is wrong with a document, for those who ask. */
    static List<io.recourse.command.policy.yaml.Flaw> flaws(String text, Reader<?> reader) {
        try {
            reader.read(text);
            return List.of();
        } catch (FlawedDocument e) {
            return e.flaws();
        }
    }
}
