package io.recourse.command.gateway.webhook;

import io.recourse.command.gateway.Delivery;
import io.recourse.command.gateway.NotAuthentic;
import io.recourse.command.gateway.Unreadable;
import io.recourse.command.gateway.WebhookReader;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where gateways deliver. The signature of a delivery is what a token is elsewhere. It is acknowledged once its notices are on
 * disk, and not before.
 */
@Hidden
@RestController
class WebhookController {

    private static final Logger log = LoggerFactory.getLogger(WebhookController.class);

    private final Map<String, WebhookReader> readers;
    private final NoticeInbox inbox;
    private final Clock clock;

    WebhookController(List<WebhookReader> readers, NoticeInbox inbox, Clock clock) {
        this.readers = readers.stream().collect(Collectors.toMap(WebhookReader::source, Function.identity()));
        this.inbox = inbox;
        this.clock = clock;
    }

    @PostMapping("/webhooks/{source}")
    ResponseEntity<String> deliver(
            @PathVariable String source, HttpServletRequest request, @RequestBody Optional<byte[]> body) {
        WebhookReader reader =
                Optional.ofNullable(readers.get(source)).orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND));
        byte[] bytes = body.orElse(new byte[0]);
        keep(reader, new Delivery(headers(request), bytes, clock.instant()));
        WebhookReader.Receipt receipt = reader.receipt();
        return ResponseEntity.status(receipt.status())
                .header(HttpHeaders.CONTENT_TYPE, receipt.contentType())
                .body(receipt.body());
    }

    private void keep(WebhookReader reader, Delivery delivery) {
        try {
            inbox.keep(reader.source(), reader.read(delivery));
        } catch (NotAuthentic e) {
            log.warn("webhook_refused source={} cause={}", reader.source(), e.getMessage());
            throw ProblemException.of(ProblemType.UNAUTHENTICATED);
        } catch (Unreadable e) {
            log.warn("webhook_unreadable source={} cause={}", reader.source(), e.getMessage());
            throw ProblemException.of(ProblemType.MALFORMED_REQUEST);
        }
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        Collections.list(request.getHeaderNames())
                .forEach(name -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), request.getHeader(name)));
        return headers;
    }
}
