package io.recourse.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an installation keeps to itself, to be looked for where it must not be. */
record Confidential(Set<String> values) {

    private static final Pattern KEPT = Pattern.compile("[\\w+/-]{32,}=*");
    private static final List<String> DERIVED = List.of(
            "client:agent",
            "client:supervisor",
            "client:auditor",
            "client:admin",
            "client:merchant-m-1",
            "postgres:recourse",
            "postgres:postgres");

    /** @param told what it told only those who asked: tokens, secrets of webhooks */
    static Confidential of(DataDirectory data, Secrets secrets, Collection<String> told) {
        Set<String> values = new HashSet<>(told);
        DERIVED.forEach(purpose -> values.add(secrets.derive(purpose)));
        try (Stream<Path> files = Files.walk(data.secrets())) {
            files.filter(Files::isRegularFile).forEach(file -> values.addAll(kept(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(values).hasSizeGreaterThan(DERIVED.size() + told.size() + 3);
        return new Confidential(Set.copyOf(values));
    }

    void assertNotIn(String text) {
        assertThat(values.stream().filter(text::contains)).isEmpty();
    }

    private static List<String> kept(Path file) {
        try {
            return KEPT.matcher(Files.readString(file))
                    .results()
                    .map(MatchResult::group)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
