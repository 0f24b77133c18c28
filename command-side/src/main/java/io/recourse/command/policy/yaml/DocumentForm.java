package io.recourse.command.policy.yaml;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.recourse.runtime.json.StoredJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A kind of document: its JSON Schema, what it is read into, and what beyond the schema must hold.
 *
 * @param <D> what it is read into
 */
public final class DocumentForm<D> {

    private final Schema schema;
    private final Class<D> type;
    private final Function<D, List<Misfit>> check;
    private final JsonMapper json = StoredJson.mapper();

    /** @param schema a file beside {@code type} */
    public DocumentForm(Class<D> type, String schema, Function<D, List<Misfit>> check) {
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(resource(type, schema), InputFormat.JSON);
        this.type = type;
        this.check = check;
    }

    /** @throws FlawedDocument with every mistake that can be named at once */
    public D read(String text) throws FlawedDocument {
        YamlTree.Tree tree = YamlTree.read(text);
        List<Flaw> misshapen = schema.validate(tree.root()).stream()
                .map(error -> tree.flaw(pointer(error), error.getMessage()))
                .distinct()
                .toList();
        if (!misshapen.isEmpty()) {
            throw new FlawedDocument(misshapen);
        }
        D document;
        try {
            document = json.treeToValue(tree.root(), type);
        } catch (JacksonException e) {
            throw new FlawedDocument(List.of(tree.flaw(path(e), message(e))));
        }
        List<Flaw> misfits = check.apply(document).stream()
                .map(misfit -> tree.flaw(misfit.pointer(), misfit.message()))
                .toList();
        if (!misfits.isEmpty()) {
            throw new FlawedDocument(misfits);
        }
        return document;
    }

    /** An unknown key is wrong where it stands, not where the object begins. */
    private static String pointer(com.networknt.schema.Error error) {
        String at = error.getInstanceLocation().toString();
        return switch (error.getKeyword()) {
            case "additionalProperties", "unevaluatedProperties", "propertyNames" ->
                Objects.requireNonNullElse(error.getProperty(), "").isEmpty()
                        ? at
                        : at + "/" + error.getProperty().replace("~", "~0").replace("/", "~1");
            default -> at;
        };
    }

    /** Without the names of classes, which whoever writes a document does not know. */
    private static String message(JacksonException e) {
        return Optional.ofNullable(e.getCause())
                .flatMap(cause -> Optional.ofNullable(cause.getMessage()))
                .orElseGet(() -> e.getOriginalMessage()
                        .replaceFirst("^Cannot deserialize value of type `[^`]+` from [A-Z][a-z]+ ", ""));
    }

    private static String path(JacksonException e) {
        StringBuilder pointer = new StringBuilder();
        e.getPath()
                .forEach(step -> pointer.append('/')
                        .append(
                                step.getPropertyName() == null
                                        ? Integer.toString(step.getIndex())
                                        : step.getPropertyName()));
        return pointer.toString();
    }

    private static String resource(Class<?> beside, String name) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
