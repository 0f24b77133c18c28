package io.recourse.command.rebuild;

import io.recourse.actor.Actor;
import io.recourse.actor.Role;
import io.recourse.personal.Personal;
import io.recourse.rebuild.ControlRebuild;
import io.recourse.rebuild.RebuildAnswer;
import io.recourse.rebuild.RebuildView;
import io.recourse.rebuild.StartRebuild;
import io.recourse.rebuild.SwitchMode;
import io.recourse.runtime.idempotency.Once;
import io.recourse.runtime.masking.FreeText;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import io.recourse.runtime.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Begins and leads rebuilds. */
@RestController
@RequestMapping(RebuildController.PATH + "/{name}/rebuild")
@Tag(name = "Projections")
class RebuildController {

    static final String PATH = "/api/v1/admin/projections";

    private static final String ID_PREFIX = "rbd_";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z.-]{0,39}");

    private final CommandGateway commands;
    private final Clock clock;

    RebuildController(CommandGateway commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @PostMapping
    @Operation(
            summary = "Makes a read model anew beside the one that is read, compares both, and switches",
            description =
                    "Everything is served meanwhile. One at a time for each read model: while one is at work, that one is"
                            + " the answer. Its progress is at the address in Location.")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = RebuildView.class)))
    ResponseEntity<?> start(@PathVariable String name, @RequestBody RebuildRequest request, Caller caller, Once once) {
        Actor admin = caller.actorAs(Role.ADMIN);
        int segments = segments(request);
        Optional<String> reason = FreeText.optional("/reason", request.reason()).map(Personal::value);
        SwitchMode mode = request.switching().orElse(SwitchMode.ALWAYS);
        requireName(name);
        return once.run(
                List.of(name, request),
                attempt -> answer(commands.sendAndWait(new StartRebuild(
                        name, attempt.newId(ID_PREFIX), segments, mode, reason, admin, clock.instant()))));
    }

    @PostMapping("/pause")
    @Operation(summary = "Lets the rebuild stand still, with what it has")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = RebuildView.class)))
    ResponseEntity<?> pause(@PathVariable String name, Caller caller, Once once) {
        return control(name, ControlRebuild.Wish.PAUSE, caller, once);
    }

    @PostMapping("/resume")
    @Operation(summary = "Lets the rebuild go on that was paused, or that failed")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = RebuildView.class)))
    ResponseEntity<?> resume(@PathVariable String name, Caller caller, Once once) {
        return control(name, ControlRebuild.Wish.RESUME, caller, once);
    }

    @PostMapping("/cancel")
    @Operation(summary = "Gives the rebuild up; what is read stays as it is")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = RebuildView.class)))
    ResponseEntity<?> cancel(@PathVariable String name, Caller caller, Once once) {
        return control(name, ControlRebuild.Wish.CANCEL, caller, once);
    }

    private ResponseEntity<?> control(String name, ControlRebuild.Wish wish, Caller caller, Once once) {
        caller.actorAs(Role.ADMIN);
        requireName(name);
        return once.run(wish + " " + name, attempt -> answer(commands.sendAndWait(new ControlRebuild(name, wish))));
    }

    private static ResponseEntity<?> answer(RebuildAnswer answer) {
        // What is proved of the history is no read model, and cannot be made anew by anybody's wish.
        return answer.rebuild()
                .map(rebuild -> ResponseEntity.accepted()
                        .header(
                                HttpHeaders.LOCATION,
                                URI.create(PATH + "/" + rebuild.projection() + "/rebuild")
                                        .toString())
                        .body(rebuild))
                .orElseThrow(() -> ProblemException.of(
                        switch (answer.kind()) {
                            case DONE, UNKNOWN -> ProblemType.NOT_FOUND;
                            case NOT_REBUILDABLE -> ProblemType.CONFLICT;
                        }));
    }

    private static int segments(RebuildRequest request) {
        int segments = request.segments().orElse(StartRebuild.DEFAULT_SEGMENTS);
        if (segments < 1 || segments > StartRebuild.MOST_SEGMENTS) {
            throw ProblemException.invalid(List.of(new Flaw(
                    "/segments",
                    Flaw.Kind.OUT_OF_RANGE,
                    Map.of("from", "1", "to", Integer.toString(StartRebuild.MOST_SEGMENTS)))));
        }
        return segments;
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw ProblemException.of(ProblemType.NOT_FOUND);
        }
    }

    /**
     * @param segments how many parts of the history are read side by side, 1 to 16; 2 unless given
     * @param switching when the new tables take the place of the old ones; always unless given
     * @param reason for the record, at most 4,000 characters
     */
    @Schema(name = "RebuildRequest")
    record RebuildRequest(Optional<Integer> segments, Optional<SwitchMode> switching, Optional<String> reason) {}
}
