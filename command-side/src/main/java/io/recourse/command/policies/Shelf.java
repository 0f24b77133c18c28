package io.recourse.command.policies;

import io.recourse.command.policy.calendar.BusinessCalendar;
import io.recourse.command.policy.calendar.CalendarReader;
import io.recourse.command.policy.calendar.Calendars;
import io.recourse.command.policy.pack.Catalogue;
import io.recourse.command.policy.pack.Pack;
import io.recourse.command.policy.pack.PackReader;
import io.recourse.command.policy.pack.ShippedPacks;
import io.recourse.command.policy.yaml.FlawedDocument;
import io.recourse.deadline.PolicyRef;
import io.recourse.library.CalendarAdded;
import io.recourse.library.LibraryEvent;
import io.recourse.library.LibraryOpened;
import io.recourse.library.PackAdded;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The packs and calendars at one moment of the library's history. Immutable. */
public record Shelf(
        Catalogue catalogue, Map<PolicyRef, String> texts, Map<String, String> calendarTexts, long nextSequence) {

    public Shelf {
        texts = Map.copyOf(texts);
        calendarTexts = Map.copyOf(calendarTexts);
    }

    /** What comes with the program. */
    public static Shelf shipped() {
        Calendars calendars = Calendars.shipped();
        List<ShippedPacks.Shipped> shipped = ShippedPacks.on(calendars);
        Map<PolicyRef, String> texts = new HashMap<>();
        shipped.forEach(s -> texts.put(s.pack().ref(), s.text()));
        return new Shelf(
                Catalogue.of(shipped.stream().map(ShippedPacks.Shipped::pack).toList(), calendars), texts, Map.of(), 0);
    }

    public Optional<String> text(PolicyRef ref) {
        return Optional.ofNullable(texts.get(ref));
    }

    /** @throws IllegalStateException when this program cannot read what was added; another may have */
    public Shelf after(LibraryEvent event, long sequence) {
        try {
            return switch (event) {
                case LibraryOpened e -> new Shelf(catalogue, texts, calendarTexts, sequence + 1);
                case PackAdded e -> withPack(e, sequence);
                case CalendarAdded e -> withCalendar(e, sequence);
            };
        } catch (FlawedDocument e) {
            throw new IllegalStateException("event " + sequence + " of the policy library cannot be read", e);
        }
    }

    private Shelf withPack(PackAdded event, long sequence) throws FlawedDocument {
        Pack pack = new PackReader(catalogue.calendars()).read(event.text());
        Map<PolicyRef, String> more = new HashMap<>(texts);
        more.put(event.pack(), event.text());
        return new Shelf(catalogue.with(pack), more, calendarTexts, sequence + 1);
    }

    private Shelf withCalendar(CalendarAdded event, long sequence) throws FlawedDocument {
        BusinessCalendar calendar = new CalendarReader().read(event.text());
        Map<String, String> more = new HashMap<>(calendarTexts);
        more.put(event.id(), event.text());
        return new Shelf(catalogue.on(catalogue.calendars().with(calendar)), texts, more, sequence + 1);
    }
}
