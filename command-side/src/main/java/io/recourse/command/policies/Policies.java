package io.recourse.command.policies;

import io.recourse.actor.Act;
import io.recourse.command.policy.pack.Catalogue;
import io.recourse.deadline.PolicyRef;
import io.recourse.library.AddCalendar;
import io.recourse.library.AddPack;
import io.recourse.library.LibraryCommand;
import io.recourse.library.LibraryEvent;
import io.recourse.library.OpenLibrary;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/**
 * The packs and calendars of this process: those that come with the program, and what the library's history adds. What another
 * process added is known here a second later at the latest.
 */
@Component
class Policies {

    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final EventStore events;
    private final CommandGateway commands;
    private volatile Shelf shelf = Shelf.shipped();
    private volatile long refreshedAt = System.nanoTime() - FRESH_NANOS;

    Policies(EventStore events, CommandGateway commands) {
        this.events = events;
        this.commands = commands;
    }

    Catalogue catalogue() {
        return shelf().catalogue();
    }

    Shelf shelf() {
        if (System.nanoTime() - refreshedAt >= FRESH_NANOS) {
            refresh();
        }
        return shelf;
    }

    private synchronized Shelf refresh() {
        long now = System.nanoTime();
        DomainEventStream more = events.readEvents(LibraryEvent.LIBRARY, shelf.nextSequence());
        while (more.hasNext()) {
            DomainEventMessage<?> message = more.next();
            shelf = shelf.after((LibraryEvent) message.getPayload(), message.getSequenceNumber());
        }
        refreshedAt = now;
        return shelf;
    }

    /** @throws Rejected with {@link Rule#POLICY_VERSION_TAKEN} when that version says something else */
    Shelf addPack(PolicyRef pack, String text, Act act) {
        refresh().text(pack).filter(known -> !known.equals(text)).ifPresent(other -> {
            throw new Rejected(Rejection.of(Rule.POLICY_VERSION_TAKEN, "policy", pack.id(), "version", pack.version()));
        });
        return add(new AddPack(LibraryEvent.LIBRARY, pack, text, act));
    }

    Shelf addCalendar(String id, String text, Act act) {
        return add(new AddCalendar(LibraryEvent.LIBRARY, id, text, act));
    }

    private Shelf add(LibraryCommand command) {
        if (events.lastSequenceNumberFor(LibraryEvent.LIBRARY).isEmpty()) {
            open(command.act());
        }
        commands.sendAndWait(command);
        return refresh();
    }

    /** Somebody else may open it at the same time; then it is open. */
    private void open(Act act) {
        try {
            commands.sendAndWait(new OpenLibrary(LibraryEvent.LIBRARY, act));
        } catch (RuntimeException e) {
            if (events.lastSequenceNumberFor(LibraryEvent.LIBRARY).isEmpty()) {
                throw e;
            }
        }
    }
}
