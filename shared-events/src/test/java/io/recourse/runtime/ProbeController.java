package io.recourse.runtime;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.recourse.dispute.CaseId;
import io.recourse.money.Money;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.security.Caller;
import io.recourse.runtime.web.Checks;
import io.recourse.runtime.web.Cursor;
import io.recourse.runtime.web.IfMatch;
import io.recourse.runtime.web.Page;
import io.recourse.runtime.web.Paging;
import java.net.SocketException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints on the real paths that show what the wiring makes of requests. */
@RestController
class ProbeController {

    enum Colour {
        RED,
        GREEN
    }

    record Painting(
            String title,
            Optional<String> note,
            Optional<Money> price,
            Optional<Colour> colour,
            Optional<Instant> paintedAt,
            Optional<List<String>> owners,
            Optional<Integer> year,
            Optional<CaseId> id) {}

    record Checked(Optional<String> title, Optional<Money> price) {}

    @GetMapping("/api/v1/probe/caller")
    Map<String, String> caller(Caller caller) {
        return Map.of("subject", caller.subject(), "role", caller.actor().role().name());
    }

    @GetMapping("/api/v1/merchant/probe")
    String merchant(Caller caller) {
        return caller.requireMerchant().value();
    }

    @GetMapping("/api/v1/audit/probe")
    String audit() {
        return "audit";
    }

    @GetMapping("/api/v1/admin/probe")
    String admin() {
        return "admin";
    }

    @PostMapping("/api/v1/probe/paintings")
    Painting paint(@RequestBody Painting painting) {
        return painting;
    }

    @PostMapping("/api/v1/probe/checked")
    String checked(@RequestBody Checked body) {
        var check = new Checks();
        var title = check.text("/title", body.title(), 5);
        var price = check.positive("/price", body.price());
        return check.build(() -> title.get() + " " + price.get());
    }

    @GetMapping(path = "/api/v1/probe/typed/{colour}", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, String> typed(@PathVariable Colour colour, @RequestParam Instant since, @RequestParam int count) {
        return Map.of("seen", colour + " " + since + " " + count);
    }

    @GetMapping("/api/v1/probe/page")
    Page<String> page(Paging paging) {
        String from =
                paging.after("probe").map(cursor -> cursor.keys().getFirst()).orElse("0");
        return new Page<>(
                List.of(from, Integer.toString(paging.limit())),
                Optional.of(Cursor.of("1").encode("probe")));
    }

    @PostMapping("/api/v1/probe/guarded")
    ResponseEntity<String> guarded(IfMatch ifMatch) {
        return ResponseEntity.ok().eTag(IfMatch.eTag(8)).body(ifMatch.version().toString());
    }

    @GetMapping("/api/v1/probe/fail/{how}")
    String fail(@PathVariable String how) throws Exception {
        throw switch (how) {
            case "rule" ->
                new CompletionException(
                        new Rejected(Rejection.of(Rule.REFUND_EXCEEDS_REFUNDABLE, "amount", "9", "refundable", "8")));
            case "stale" -> new Rejected(Rejection.of(Rule.STALE_VERSION));
            case "unknown" -> new Rejected(Rejection.of(Rule.CASE_UNKNOWN));
            case "concurrency" -> new CompletionException(new ConcurrencyException("two at once"));
            case "database" -> new DataAccessResourceFailureException("no", new SQLException("no", "08006"));
            case "reset" ->
                new IllegalStateException(new SQLException("no", "08006", new SocketException("Connection reset")));
            case "axon-server" ->
                new EventStoreException(
                        "Error occurred while communicating with Axon Server",
                        new IllegalStateException(new StatusRuntimeException(Status.UNAVAILABLE)));
            case "rollback" ->
                new TransactionSystemException("JDBC rollback failed", new SQLException("Connection is closed"));
            case "text" -> new IllegalStateException(new SQLException("invalid byte sequence", "22021"));
            case "error" -> new CompletionException(new AssertionError("secret detail"));
            default -> new IllegalStateException("secret detail");
        };
    }

    @GetMapping("/api/v1/probe/flaw")
    String flaw() {
        throw ProblemException.invalidBody("/a~1b/0", Flaw.Kind.REQUIRED);
    }
}
