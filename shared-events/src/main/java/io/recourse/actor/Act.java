package io.recourse.actor;

import java.time.Instant;

/**
 * Who did something, by which channel, and when it happened. Every command and every event carries one.
 *
 * @param occurredAt business time; it may be earlier than the time at which the event was recorded
 * @param commandId the intention behind it, the same on all events of one command
 */
public record Act(Actor actor, Channel channel, Instant occurredAt, CommandId commandId) {

    /** An act of Recourse itself; {@code intention} must be the same whenever the same thing is tried again. */
    public static Act bySystem(String part, Instant occurredAt, String intention) {
        return new Act(Actor.system(part), Channel.BATCH, occurredAt, CommandId.of(intention));
    }
}
