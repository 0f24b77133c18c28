package io.recourse.masking;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of a corpus: a text, and what of it is secret. */
record Example(String text, List<Secret> secrets) {

    private static final Pattern MARKED = Pattern.compile("«([^»]*)»");

    /** @param at in code points */
    record Secret(String value, int at) {}

    static List<Example> of(String file) {
        try (InputStream lines = Objects.requireNonNull(Example.class.getResourceAsStream("/masking/" + file))) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> parsed(line.replace("\\n", "\n")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Example parsed(String line) {
        StringBuilder text = new StringBuilder();
        List<Secret> secrets = new ArrayList<>();
        Matcher marked = MARKED.matcher(line);
        while (marked.find()) {
            marked.appendReplacement(text, "");
            secrets.add(new Secret(marked.group(1), text.codePointCount(0, text.length())));
            text.append(marked.group(1));
        }
        return new Example(marked.appendTail(text).toString(), secrets);
    }
}
