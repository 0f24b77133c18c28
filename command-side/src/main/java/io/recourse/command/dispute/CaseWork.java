package io.recourse.command.dispute;

import io.recourse.actor.Act;
import io.recourse.actor.Channel;
import io.recourse.actor.Role;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.DisputeCommand;
import io.recourse.runtime.idempotency.Attempt;
import io.recourse.runtime.idempotency.Once;
import io.recourse.runtime.security.Caller;
import io.recourse.runtime.web.IfMatch;
import java.time.Clock;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Has a case handle what a request asks for, once, and answers with what the case is then. */
@Component
public class CaseWork {

    private final Disputes disputes;
    private final CaseAnswers answers;
    private final Clock clock;

    CaseWork(Disputes disputes, CaseAnswers answers, Clock clock) {
        this.disputes = disputes;
        this.answers = answers;
        this.clock = clock;
    }

    /** For staff, who are answered with the whole case. */
    public ResponseEntity<?> handle(
            HttpStatus status,
            Object request,
            Caller caller,
            IfMatch expected,
            Once once,
            Function<Attempt, DisputeCommand> command) {
        return once.run(
                request,
                attempt -> answers.of(status, disputes.handle(command.apply(attempt), expected.version()), caller));
    }

    /** For merchants, who are told where the case stands. */
    ResponseEntity<?> handleForMerchant(
            HttpStatus status,
            Object request,
            Caller caller,
            IfMatch expected,
            Once once,
            Function<Attempt, DisputeCommand> command) {
        return once.run(request, attempt -> {
            CaseState state = disputes.handleFor(caller.requireMerchant(), command.apply(attempt), expected.version());
            return answers.standing(status, state, caller);
        });
    }

    public Act act(Caller caller, Attempt attempt) {
        return new Act(caller.actor(), Channel.API, clock.instant(), attempt.commandId());
    }

    /** An act of a merchant, whatever other roles the token has. */
    public Act merchantAct(Caller caller, Attempt attempt) {
        return new Act(caller.actorAs(Role.MERCHANT), Channel.API, clock.instant(), attempt.commandId());
    }
}
