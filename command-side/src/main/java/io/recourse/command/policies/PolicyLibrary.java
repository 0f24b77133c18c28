package io.recourse.command.policies;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.recourse.deadline.PolicyRef;
import io.recourse.library.AddCalendar;
import io.recourse.library.AddPack;
import io.recourse.library.CalendarAdded;
import io.recourse.library.LibraryOpened;
import io.recourse.library.OpenLibrary;
import io.recourse.library.PackAdded;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Which packs were added. One version has one text for ever. */
@Aggregate
public class PolicyLibrary {

    @AggregateIdentifier
    @SuppressWarnings({"NullAway.Init", "UnusedVariable"})
    private String library;

    private final Map<PolicyRef, String> packs = new HashMap<>();
    private final Map<String, String> calendars = new HashMap<>();

    PolicyLibrary() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(OpenLibrary c) {
        apply(new LibraryOpened(c.library(), c.act()));
    }

    /** Adding the same text again changes nothing. */
    @CommandHandler
    void handle(AddPack c) {
        Optional<String> known = Optional.ofNullable(packs.get(c.pack()));
        if (known.isEmpty()) {
            apply(new PackAdded(c.library(), c.pack(), c.text(), c.act()));
        } else if (!known.get().equals(c.text())) {
            throw new Rejected(Rejection.of(
                    Rule.POLICY_VERSION_TAKEN,
                    "policy",
                    c.pack().id(),
                    "version",
                    c.pack().version()));
        }
    }

    /** The text that is in use already changes nothing. */
    @CommandHandler
    void handle(AddCalendar c) {
        if (!c.text().equals(calendars.get(c.id()))) {
            apply(new CalendarAdded(c.library(), c.id(), c.text(), c.act()));
        }
    }

    @EventSourcingHandler
    void on(LibraryOpened event) {
        library = event.library();
    }

    @EventSourcingHandler
    void on(PackAdded event) {
        packs.put(event.pack(), event.text());
    }

    @EventSourcingHandler
    void on(CalendarAdded event) {
        calendars.put(event.id(), event.text());
    }
}
