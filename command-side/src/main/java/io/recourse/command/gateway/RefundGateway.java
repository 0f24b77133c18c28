package io.recourse.command.gateway;

import java.time.Duration;

/** Moves money back to a customer, outside of Recourse. One for each source of payments. */
public interface RefundGateway {

    /** The payment source that this gateway serves. */
    String source();

    /** Whether it answers at once, without leaving the process and its database. */
    default boolean local() {
        return false;
    }

    /** How long after the first time a repeated {@link #submit} is known as such, and moves nothing again. */
    Duration remembers();

    /**
     * Asks for the refund. Its id is the key by which the gateway knows a repetition.
     *
     * @throws GatewayUnavailable when it is not known whether the gateway has taken it
     */
    Standing submit(Instruction instruction) throws GatewayUnavailable;

    /**
     * Asks what became of a refund that may have been submitted. Moves nothing.
     *
     * @throws GatewayUnavailable when there is no answer
     */
    Finding find(Instruction instruction) throws GatewayUnavailable;
}
