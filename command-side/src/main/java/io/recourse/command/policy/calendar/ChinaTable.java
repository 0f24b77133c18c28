package io.recourse.command.policy.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The yearly notices of the State Council: days off, and the working days on weekends that make up for them. */
final class ChinaTable {

    private static final List<String> LINES = lines();

    static final Coverage COVERED = coverage();

    static final SpecialDays DAYS = days();

    private ChinaTable() {}

    private static Coverage coverage() {
        return LINES.stream()
                .map(line -> line.split(" ", -1))
                .filter(words -> words[0].equals("covers"))
                .map(words -> new Coverage(first(words[1]), last(words[1])))
                .findFirst()
                .orElseThrow();
    }

    private static SpecialDays days() {
        Set<LocalDate> closed = new HashSet<>();
        Set<LocalDate> open = new HashSet<>();
        for (String line : LINES) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "closed" ->
                    first(words[1]).datesUntil(last(words[1]).plusDays(1)).forEach(closed::add);
                case "open" ->
                    first(words[1]).datesUntil(last(words[1]).plusDays(1)).forEach(open::add);
                default -> {}
            }
        }
        return new SpecialDays(Set.copyOf(closed), Set.copyOf(open));
    }

    private static LocalDate first(String days) {
        return LocalDate.parse(days.substring(0, days.indexOf("..")));
    }

    private static LocalDate last(String days) {
        return LocalDate.parse(days.substring(days.indexOf("..") + 2));
    }

    private static List<String> lines() {
        try (InputStream in = Objects.requireNonNull(ChinaTable.class.getResourceAsStream("china.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
