package io.recourse.standalone.simulate;

import io.recourse.command.policy.pack.Catalogue;
import io.recourse.command.policy.pack.Pack;
import io.recourse.command.policy.pack.PackReader;
import io.recourse.command.policy.yaml.FlawedDocument;
import io.recourse.deadline.PolicyRef;
import io.recourse.standalone.data.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packs that somebody named at the command line: by a file, or by an id with or without a version.
 *
 * @param catalogue with those that are in files
 */
record NamedPacks(Catalogue catalogue, List<PolicyRef> refs) {

    private static final Pattern ID = Pattern.compile("([a-z][a-z0-9-]{1,59})(?:@([1-9][0-9]{0,6}))?");

    NamedPacks {
        refs = List.copyOf(refs);
    }

    /**
     * @param known to be found by id
     * @throws UserError when there is no such pack, a file is none, or one is named twice
     */
    static NamedPacks of(List<String> names, Catalogue known) {
        NamedPacks named = new NamedPacks(known, List.of());
        for (String name : names) {
            named = named.with(name);
        }
        return named;
    }

    private NamedPacks with(String name) {
        Matcher id = ID.matcher(name);
        return id.matches() && !Files.exists(Path.of(name))
                ? plus(
                        catalogue,
                        found(id.group(1), Optional.ofNullable(id.group(2)).map(Integer::valueOf)))
                : withFile(Path.of(name));
    }

    private NamedPacks withFile(Path file) {
        try {
            Pack pack = new PackReader(catalogue.calendars()).read(Documents.text(file));
            return plus(catalogue.with(pack), pack.ref());
        } catch (FlawedDocument e) {
            throw Documents.flawed(file, e);
        }
    }

    private NamedPacks plus(Catalogue with, PolicyRef ref) {
        if (refs.contains(ref)) {
            throw new UserError(
                    "Two packs are " + ref.id() + "@" + ref.version() + "; give one of them another version.");
        }
        List<PolicyRef> more = new ArrayList<>(refs);
        more.add(ref);
        return new NamedPacks(with, more);
    }

    /** The newest version where none is said. */
    private PolicyRef found(String id, Optional<Integer> version) {
        return catalogue.packs().stream()
                .map(Pack::ref)
                .filter(ref -> ref.id().equals(id))
                .filter(ref -> version.map(v -> v == ref.version()).orElse(true))
                .max(Comparator.comparingInt(PolicyRef::version))
                .orElseThrow(() -> new UserError("There is neither a file nor a pack "
                        + id
                        + version.map(v -> "@" + v).orElse("")
                        + "; known are "
                        + String.join(
                                ", ",
                                catalogue.packs().stream()
                                        .map(pack -> pack.id() + "@" + pack.version())
                                        .toList())
                        + "."));
    }
}
