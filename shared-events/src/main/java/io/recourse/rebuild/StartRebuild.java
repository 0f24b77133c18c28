package io.recourse.rebuild;

import io.recourse.actor.Actor;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.commandhandling.RoutingKey;

/**
 * Makes a projection anew beside the one that is read. When one is at work already, nothing else begins.
 *
 * @param id of the rebuild
 * @param segments how many parts of the history are read side by side, 1 to {@value #MOST_SEGMENTS}
 */
public record StartRebuild(
        @RoutingKey String projection,
        String id,
        int segments,
        SwitchMode mode,
        Optional<String> reason,
        Actor by,
        Instant at) {

    public static final int DEFAULT_SEGMENTS = 2;
    public static final int MOST_SEGMENTS = 16;
}
