package io.recourse.query.deadletter;

import io.recourse.query.list.Position;
import io.recourse.runtime.deadletter.DeadLetter;
import io.recourse.runtime.deadletter.DeadLetters;
import io.recourse.runtime.deadletter.SkippedEvent;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import io.recourse.runtime.web.Page;
import io.recourse.runtime.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists what stands still, and what was left out. */
@RestController
@RequestMapping("/api/v1/admin/dead-letters")
@Tag(name = "Dead letters")
class DeadLetterController {

    private static final String LIST = "dead-letters";
    private static final String SKIPPED = "dead-letters:skipped";

    private final DeadLetters letters;

    DeadLetterController(DeadLetters letters) {
        this.letters = letters;
    }

    @GetMapping
    @Operation(
            summary = "Events that a processor could not take, the oldest first",
            description = "One for each stream that stands still in a processor. Those that came after it in the same"
                    + " stream wait, and are counted. All other streams go on.")
    Page<DeadLetter> list(
            @RequestParam @Parameter(description = "Only of this processor") Optional<String> processor,
            @RequestParam @Parameter(description = "Only of this case, payment or incident") Optional<String> streamId,
            Paging paging) {
        List<DeadLetter> found = letters.list(processor, streamId, after(paging, LIST), paging.limit() + 1);
        return page(found, paging, LIST, DeadLetter::enqueuedAt, DeadLetter::id);
    }

    @GetMapping("/{id}")
    @Operation(summary = "An event that a processor could not take, and why")
    DeadLetter read(@PathVariable String id) {
        return letters.find(id).orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND));
    }

    @GetMapping("/skipped")
    @Operation(summary = "Events that a processor was let go on without: by whom, when and why, the oldest first")
    Page<SkippedEvent> skipped(Paging paging) {
        List<SkippedEvent> found = letters.skipped(after(paging, SKIPPED), paging.limit() + 1);
        return page(found, paging, SKIPPED, SkippedEvent::skippedAt, SkippedEvent::id);
    }

    private static Optional<DeadLetter.Position> after(Paging paging, String list) {
        return Position.after(paging, list)
                .map(last -> new DeadLetter.Position(last.instant().orElse(Instant.MAX), last.id()));
    }

    /** @param found one more than the caller wants, when there are more */
    private static <T> Page<T> page(
            List<T> found, Paging paging, String list, Function<T, Instant> at, Function<T, String> id) {
        if (found.size() <= paging.limit()) {
            return new Page<>(found, Optional.empty());
        }
        List<T> items = found.subList(0, paging.limit());
        T last = items.getLast();
        return new Page<>(items, Optional.of(new Position(Optional.of(at.apply(last)), id.apply(last)).cursor(list)));
    }
}
