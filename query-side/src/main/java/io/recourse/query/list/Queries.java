package io.recourse.query.list;

import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Asks the read models, wherever they are. */
@Component
public final class Queries {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final QueryGateway gateway;

    Queries(QueryGateway gateway) {
        this.gateway = gateway;
    }

    /** @throws ProblemException 503 when nobody answers within ten seconds */
    public <R> R ask(Object question, Class<R> answer) {
        try {
            return gateway.query(question, answer)
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw ProblemException.retryLater(ProblemType.UNAVAILABLE, RETRY_AFTER);
            }
            throw e;
        }
    }
}
