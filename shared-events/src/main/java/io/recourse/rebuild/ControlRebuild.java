package io.recourse.rebuild;

import org.axonframework.commandhandling.RoutingKey;

/** What is to become of the rebuild of a projection that is at work. */
public record ControlRebuild(@RoutingKey String projection, Wish wish) {

    /** What is wanted. */
    public enum Wish {
        PAUSE,
        RESUME,
        CANCEL
    }
}
