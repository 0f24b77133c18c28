package io.recourse.command.policies;

import io.recourse.actor.Act;
import io.recourse.actor.Channel;
import io.recourse.actor.Role;
import io.recourse.command.policy.calendar.BusinessCalendar;
import io.recourse.command.policy.calendar.CalendarReader;
import io.recourse.runtime.idempotency.Once;
import io.recourse.runtime.security.Caller;
import io.recourse.runtime.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The calendars that business days are counted on, and the institution's own. */
@RestController
@RequestMapping(CalendarController.PATH)
@Tag(name = "Policies")
class CalendarController {

    static final String PATH = "/api/v1/admin/calendars";

    private final Policies policies;
    private final CalendarWatch watch;
    private final CalendarReader reader = new CalendarReader();
    private final Clock clock;

    CalendarController(Policies policies, CalendarWatch watch, Clock clock) {
        this.policies = policies;
        this.watch = watch;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "All calendars, how far their tables go, and which packs count on them")
    Page<CalendarView> list() {
        return new Page<>(watch.views(), Optional.empty());
    }

    @PostMapping(value = "/validations", consumes = Document.YAML)
    @Operation(summary = "Whether a calendar could be added, and what is wrong with it, by line and column")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Validation.class)))
    ResponseEntity<?> validate(@RequestBody byte[] body, Once once) {
        String text = Document.text(body);
        return once.run(text, attempt -> ResponseEntity.ok(Validation.of(Document.flaws(text, reader::read))));
    }

    @PostMapping(consumes = Document.YAML)
    @Operation(
            summary = "Adds a calendar, or replaces one",
            description = "Due instants that were counted before stay as they are.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CalendarView.class)))
    ResponseEntity<?> add(@RequestBody byte[] body, Caller caller, Once once) {
        String text = Document.text(body);
        BusinessCalendar calendar = Document.read(text, reader::read);
        return once.run(text, attempt -> {
            policies.addCalendar(
                    calendar.id(),
                    text,
                    new Act(caller.actorAs(Role.ADMIN), Channel.API, clock.instant(), attempt.commandId()));
            return ResponseEntity.status(HttpStatus.CREATED).body(watch.view(calendar));
        });
    }
}
