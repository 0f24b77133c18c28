package io.recourse.runtime.health;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** Watches every event processor of this process. */
public final class Processors {

    private final EventProcessingConfiguration processing;
    private final EventStore events;
    private final Set<String> resting = ConcurrentHashMap.newKeySet();
    private final StallWatch stalls = new StallWatch(System::nanoTime);

    public Processors(EventProcessingConfiguration processing, EventStore events) {
        this.processing = processing;
        this.events = events;
    }

    public boolean allRunning() {
        return all().entrySet().stream().allMatch(processor -> running(processor.getKey(), processor.getValue()));
    }

    /** From now on {@code name} stands still for a moment on purpose, which is no reason to send nobody here. */
    public Rest rest(String name) {
        resting.add(name);
        return () -> resting.remove(name);
    }

    /** Ends when it is closed. */
    @FunctionalInterface
    public interface Rest extends AutoCloseable {
        @Override
        void close();
    }

    private boolean running(String name, StreamingEventProcessor processor) {
        return processor.isRunning() || resting.contains(name);
    }

    /** One report for each processor, by name. Asks the event store once. */
    public List<ProcessorReport> reports() {
        long head = position(events.createHeadToken());
        return all().entrySet().stream()
                .map(processor -> report(processor.getKey(), processor.getValue(), head))
                .toList();
    }

    /** Events that {@code name} is behind; empty when it has no segment here, or is not known. */
    public OptionalLong behind(String name) {
        return reports().stream()
                .filter(report -> report.name().equals(name))
                .map(ProcessorReport::behind)
                .findAny()
                .orElse(OptionalLong.empty());
    }

    private Map<String, StreamingEventProcessor> all() {
        Map<String, StreamingEventProcessor> all = new TreeMap<>();
        processing.eventProcessors().forEach((name, processor) -> {
            if (processor instanceof StreamingEventProcessor streaming) {
                all.put(name, streaming);
            }
        });
        return all;
    }

    private ProcessorReport report(String name, StreamingEventProcessor processor, long head) {
        Collection<EventTrackerStatus> segments = processor.processingStatus().values();
        OptionalLong behind = segments.stream()
                .mapToLong(segment ->
                        Math.max(0, head - segment.getCurrentPosition().orElse(0)))
                .max();
        Optional<String> error = segments.stream()
                .filter(EventTrackerStatus::isErrorState)
                .flatMap(segment -> Stream.ofNullable(segment.getError()))
                .map(Processors::types)
                .findFirst()
                .or(() -> processor.isError() ? Optional.of("retrying") : Optional.empty());
        boolean stalled = segments.stream()
                        .filter(segment -> stalls.stalled(
                                name, segment.getSegment().getSegmentId(), position(segment), behind(segment, head)))
                        .count()
                > 0;
        return new ProcessorReport(
                name,
                running(name, processor),
                segments.size(),
                behind,
                error.or(() -> stalled ? Optional.of("stalled") : Optional.empty()));
    }

    private static long behind(EventTrackerStatus segment, long head) {
        return Math.max(0, head - position(segment));
    }

    private static long position(EventTrackerStatus segment) {
        return segment.getCurrentPosition().orElse(0);
    }

    private static String types(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == failure
                ? failure.getClass().getName()
                : failure.getClass().getName() + " caused by " + root.getClass().getName();
    }

    private static long position(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }
}
