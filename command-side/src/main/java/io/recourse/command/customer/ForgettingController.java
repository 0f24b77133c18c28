package io.recourse.command.customer;

import io.recourse.actor.Act;
import io.recourse.actor.Channel;
import io.recourse.actor.Role;
import io.recourse.customer.CustomerForgotten;
import io.recourse.customer.FindOpenCases;
import io.recourse.customer.Forget;
import io.recourse.customer.ForgetId;
import io.recourse.customer.OpenCases;
import io.recourse.payment.CustomerId;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.runtime.idempotency.Once;
import io.recourse.runtime.masking.FreeText;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import io.recourse.runtime.security.Caller;
import io.recourse.runtime.web.Checks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Forgets a customer when nothing about the customer is open any more. */
@RestController
@Tag(name = "Administration")
class ForgettingController {

    private static final int REFERENCE_LIMIT = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final Forgetting forgetting;
    private final EventStore events;

    ForgettingController(CommandGateway commands, QueryGateway queries, Forgetting forgetting, EventStore events) {
        this.commands = commands;
        this.queries = queries;
        this.forgetting = forgetting;
        this.events = events;
    }

    /** @param reference of the request, in the system that it came by; at most 100 characters, and nothing personal */
    @Schema(name = "Forgetting")
    record Request(Optional<String> reference) {}

    @Schema(name = "Forgotten")
    record Forgotten(CustomerId customerId, Instant forgottenAt) {}

    @PostMapping("/api/v1/admin/customers/{customerId}/forgetting")
    @Operation(
            summary = "Forget a customer for ever",
            description =
                    "Deletes the customer's key. The history stays whole; what is personal in it reads \"forgotten\"."
                            + " Refused while a case of the customer's is open.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Forgotten.class)))
    ResponseEntity<?> forget(
            @PathVariable CustomerId customerId, @RequestBody Request request, Caller caller, Once once) {
        Checks checks = new Checks();
        checks.optionalText("/reference", request.reference(), REFERENCE_LIMIT);
        checks.build(() -> request);
        Optional<String> reference =
                request.reference().map(text -> FreeText.of("/reference", text).value());
        return once.keyRequired().run(request, attempt -> {
            requireNothingOpen(customerId);
            ForgetId id = ForgetId.of(attempt.newId(ForgetId.PREFIX));
            Act act = new Act(caller.actorAs(Role.ADMIN), Channel.API, attempt.startedAt(), attempt.commandId());
            if (events.lastSequenceNumberFor(id.value()).isEmpty()) {
                commands.sendAndWait(new Forget(id, customerId, reference, act));
            }
            // At once, and not only when its event comes round.
            forgetting.on(new CustomerForgotten(id, customerId, reference, act));
            return ResponseEntity.ok(new Forgotten(customerId, act.occurredAt()));
        });
    }

    private void requireNothingOpen(CustomerId customerId) {
        OpenCases open = openCases(customerId);
        if (!open.ids().isEmpty()) {
            throw new Rejected(Rejection.of(
                    Rule.CUSTOMER_HAS_OPEN_CASES,
                    "customerId",
                    customerId,
                    "disputeId",
                    open.ids().getFirst()));
        }
    }

    private OpenCases openCases(CustomerId customerId) {
        try {
            return queries.query(new FindOpenCases(customerId), OpenCases.class)
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.retryLater(ProblemType.UNAVAILABLE, PATIENCE);
        } catch (ExecutionException | TimeoutException e) {
            throw ProblemException.retryLater(ProblemType.UNAVAILABLE, PATIENCE);
        }
    }
}
