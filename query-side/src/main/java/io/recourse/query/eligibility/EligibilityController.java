package io.recourse.query.eligibility;

import io.recourse.dispute.CaseId;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.query.dispute.CaseReader;
import io.recourse.query.list.Queries;
import io.recourse.query.projection.Freshness;
import io.recourse.query.projection.ReadModel;
import io.recourse.runtime.language.Language;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.security.Caller;
import io.recourse.runtime.web.Checks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Currency;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Explains a refund before it is applied for, for staff. */
@RestController
@RequestMapping("/api/v1/disputes/{id}/refund-eligibility")
@Tag(name = "Disputes")
class EligibilityController {

    private final Queries queries;
    private final Freshness freshness;

    EligibilityController(Queries queries, Freshness freshness) {
        this.queries = queries;
        this.freshness = freshness;
    }

    @GetMapping
    @Operation(
            summary = "Whether a refund would be possible now, and which rules would refuse it",
            description =
                    "In the language of Accept-Language: zh-CN or en. Nothing is reserved by asking. limits are those"
                            + " of the operator of the payment's source: the window, the count and the spacing of refunds.")
    ResponseEntity<RefundEligibility> explain(
            @PathVariable CaseId id,
            @RequestParam PaymentId paymentId,
            @RequestParam @Parameter(description = "A decimal, for example 88.00") String amount,
            @RequestParam Currency currency,
            @RequestParam @Parameter(description = Freshness.MIN_VERSION) Optional<Long> minVersion,
            Caller caller,
            Language language) {
        Money wanted = money(amount, currency);
        freshness.await(ReadModel.CASE, id.value(), minVersion);
        Prospect prospect = queries.ask(new ExplainRefund(id, paymentId, wanted, caller.actor()), RefundExplained.class)
                .prospect()
                .orElseThrow(CaseReader::unknown);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, language.locale().toLanguageTag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(RefundEligibility.of(id, paymentId, wanted, prospect, language));
    }

    private static Money money(String amount, Currency currency) {
        String pointer = Flaw.parameter("amount");
        Checks form = new Checks();
        Checks.Checked<Money> read =
                form.parsed(pointer, Optional.of(amount), text -> Money.of(text, currency.getCurrencyCode()));
        Money wanted = form.build(read::get);
        Checks size = new Checks();
        size.positive(pointer, Optional.of(wanted));
        return size.build(() -> wanted);
    }
}
