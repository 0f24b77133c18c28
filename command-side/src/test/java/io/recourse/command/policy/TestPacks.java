package io.recourse.command.policy;

import io.recourse.command.policy.calendar.Calendars;
import io.recourse.command.policy.pack.Catalogue;
import io.recourse.command.policy.pack.Pack;
import io.recourse.command.policy.pack.PackReader;
import io.recourse.command.policy.pack.ShippedPacks;
import io.recourse.command.policy.yaml.FlawedDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Packs for tests: the shipped ones, and those beside the tests. */
public final class TestPacks {

    private static final Catalogue SHIPPED = Catalogue.of(
            ShippedPacks.on(Calendars.shipped()).stream()
                    .map(ShippedPacks.Shipped::pack)
                    .toList(),
            Calendars.shipped());

    private TestPacks() {}

    public static Catalogue shipped() {
        return SHIPPED;
    }

    /** The shipped packs, and one from the tests' resources at {@code /packs}. */
    public static Catalogue shippedAnd(String file) {
        return SHIPPED.with(read(file));
    }

    /** The text of a shipped pack. */
    public static String shippedText(String id, int version) {
        return ShippedPacks.on(Calendars.shipped()).stream()
                .filter(s -> s.pack().id().equals(id) && s.pack().version() == version)
                .map(ShippedPacks.Shipped::text)
                .findFirst()
                .orElseThrow();
    }

    public static Pack read(String file) {
        try {
            return new PackReader(Calendars.shipped()).read(text(file));
        } catch (FlawedDocument e) {
            throw new IllegalStateException(file, e);
        }
    }

    public static String text(String file) {
        try (InputStream in = Objects.requireNonNull(TestPacks.class.getResourceAsStream("/packs/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }
}
