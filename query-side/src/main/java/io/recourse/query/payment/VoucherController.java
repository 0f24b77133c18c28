package io.recourse.query.payment;

import io.recourse.payment.PaymentId;
import io.recourse.query.list.Queries;
import io.recourse.query.projection.Freshness;
import io.recourse.query.projection.ReadModel;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.runtime.language.Language;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Vouchers of payments, for staff to send to whom they concern. */
@RestController
@Tag(name = "Payments")
class VoucherController {

    private final Queries queries;
    private final Freshness freshness;

    VoucherController(Queries queries, Freshness freshness) {
        this.queries = queries;
        this.freshness = freshness;
    }

    @GetMapping(value = "/api/v1/payments/{paymentId}/voucher", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(
            summary = "A voucher of a payment, to be printed or sent",
            description =
                    "One page, in English or Chinese as Accept-Language says. The same payment at the same version gives the same bytes and ETag.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> read(
            @PathVariable PaymentId paymentId,
            @RequestParam @Parameter(description = Freshness.MIN_VERSION) Optional<Long> minVersion,
            @RequestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) Optional<String> acceptLanguage)
            throws IOException {
        freshness.await(ReadModel.PAYMENT, paymentId.value(), minVersion);
        VoucherFound.Voucher voucher = queries.ask(new FindVoucher(paymentId), VoucherFound.class)
                .voucher()
                .orElseThrow(() -> new Rejected(Rejection.of(Rule.PAYMENT_NOT_RECORDED)));
        Language language = Language.accepted(acceptLanguage);
        byte[] pdf = VoucherPage.of(voucher, language);
        ContentDisposition save = ContentDisposition.attachment()
                .filename("voucher-" + paymentId + ".pdf")
                .build();
        return ResponseEntity.ok()
                .eTag("\"" + DigestUtils.md5DigestAsHex(pdf) + "\"")
                .cacheControl(CacheControl.noCache().cachePrivate())
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.locale().toLanguageTag())
                .header(HttpHeaders.CONTENT_DISPOSITION, save.toString())
                .body(pdf);
    }
}
