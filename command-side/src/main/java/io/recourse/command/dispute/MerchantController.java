package io.recourse.command.dispute;

import io.recourse.dispute.AcceptOffer;
import io.recourse.dispute.AcknowledgeReturn;
import io.recourse.dispute.Appeal;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.DeclineOffer;
import io.recourse.dispute.MakeOffer;
import io.recourse.dispute.Party;
import io.recourse.dispute.ProvideInformation;
import io.recourse.dispute.Respond;
import io.recourse.dispute.SendMessage;
import io.recourse.dispute.WithdrawReceipt;
import io.recourse.information.ProvidedItem;
import io.recourse.information.RequestId;
import io.recourse.offer.OfferId;
import io.recourse.personal.Personal;
import io.recourse.receipt.ReceiptId;
import io.recourse.runtime.idempotency.Once;
import io.recourse.runtime.masking.FreeText;
import io.recourse.runtime.security.Caller;
import io.recourse.runtime.web.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a merchant does in a case about its own payments; the cases of others do not exist for it. */
@RestController
@RequestMapping(CaseAnswers.MERCHANT_PATH + "/{id}")
@Tag(name = "Merchant")
class MerchantController {

    private final CaseWork work;

    MerchantController(CaseWork work) {
        this.work = work;
    }

    @PostMapping("/responses")
    @Operation(summary = "Respond", description = "CONTEST or CONCEDE; the drafts of evidence are submitted with it.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = CaseAnswers.Standing.class)))
    ResponseEntity<?> respond(
            @PathVariable("id") CaseId caseId,
            @RequestBody CaseRequests.Answering request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Optional<Personal<String>> message = FreeText.optional("/message", request.message());
        return work.handleForMerchant(
                HttpStatus.CREATED,
                request,
                caller,
                expected,
                once,
                attempt -> new Respond(caseId, request.position(), message, work.merchantAct(caller, attempt)));
    }

    @PostMapping("/offers")
    @Operation(summary = "MakeOffer")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = CaseAnswers.Standing.class)))
    ResponseEntity<?> offer(
            @PathVariable("id") CaseId caseId,
            @RequestBody CaseRequests.NewOffer request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Optional<Personal<String>> message = Dealing.offer(request);
        Dealing.requireMerchant("/from", request.from());
        return work.handleForMerchant(
                HttpStatus.CREATED,
                request,
                caller,
                expected,
                once,
                attempt -> new MakeOffer(
                        caseId,
                        OfferId.of(attempt.newId(OfferId.PREFIX)),
                        Party.MERCHANT,
                        request.kind(),
                        request.amount(),
                        message,
                        request.validUntil(),
                        work.merchantAct(caller, attempt)));
    }

    @PostMapping("/offers/{offerId}/acceptance")
    @Operation(summary = "AcceptOffer")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = CaseAnswers.Standing.class)))
    ResponseEntity<?> accept(
            @PathVariable("id") CaseId caseId,
            @PathVariable OfferId offerId,
            Caller caller,
            IfMatch expected,
            Once once) {
        return work.handleForMerchant(
                HttpStatus.OK,
                "AcceptOffer",
                caller,
                expected,
                once,
                attempt -> new AcceptOffer(caseId, offerId, work.merchantAct(caller, attempt)));
    }

    @PostMapping("/offers/{offerId}/refusal")
    @Operation(summary = "DeclineOffer")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = CaseAnswers.Standing.class)))
    ResponseEntity<?> decline(
            @PathVariable("id") CaseId caseId,
            @PathVariable OfferId offerId,
            @RequestBody CaseRequests.PerhapsBecause request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Optional<Personal<String>> reason = FreeText.optional("/reason", request.reason());
        return work.handleForMerchant(
                HttpStatus.OK,
                request,
                caller,
                expected,
                once,
                attempt -> new DeclineOffer(caseId, offerId, reason, work.merchantAct(caller, attempt)));
    }

    @PostMapping("/messages")
    @Operation(summary = "SendMessage")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = CaseAnswers.Standing.class)))
    ResponseEntity<?> send(
            @PathVariable("id") CaseId caseId,
            @RequestBody CaseRequests.NewMessage request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Personal<String> text = FreeText.required("/text", request.text());
        Dealing.requireMerchant("/from", request.from());
        Dealing.requireOther(Party.MERCHANT, request.to());
        return work.handleForMerchant(
                HttpStatus.CREATED,
                request,
                caller,
                expected,
                once,
                attempt ->
                        new SendMessage(caseId, Party.MERCHANT, request.to(), text, work.merchantAct(caller, attempt)));
    }

    @PostMapping("/information-requests/{requestId}/answer")
    @Operation(summary = "ProvideInformation")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = CaseAnswers.Standing.class)))
    ResponseEntity<?> answer(
            @PathVariable("id") CaseId caseId,
            @PathVariable RequestId requestId,
            @RequestBody CaseRequests.Answer request,
            Caller caller,
            IfMatch expected,
            Once once) {
        List<ProvidedItem> items = Dealing.answers(request);
        return work.handleForMerchant(
                HttpStatus.OK,
                request,
                caller,
                expected,
                once,
                attempt -> new ProvideInformation(caseId, requestId, items, work.merchantAct(caller, attempt)));
    }

    @PostMapping("/return-acknowledgements")
    @Operation(summary = "AcknowledgeReturn")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = CaseAnswers.Standing.class)))
    ResponseEntity<?> returned(
            @PathVariable("id") CaseId caseId,
            @RequestBody CaseRequests.Returned request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Optional<Personal<String>> details = FreeText.optional("/details", request.details());
        return work.handleForMerchant(
                HttpStatus.CREATED,
                request,
                caller,
                expected,
                once,
                attempt ->
                        new AcknowledgeReturn(caseId, request.condition(), details, work.merchantAct(caller, attempt)));
    }

    @PostMapping("/receipts/{receiptId}/withdrawal")
    @Operation(summary = "WithdrawReceipt")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = CaseAnswers.Standing.class)))
    ResponseEntity<?> withdrawReceipt(
            @PathVariable("id") CaseId caseId,
            @PathVariable ReceiptId receiptId,
            @RequestBody CaseRequests.Because request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Personal<String> reason = FreeText.required("/reason", request.reason());
        return work.handleForMerchant(
                HttpStatus.OK,
                request,
                caller,
                expected,
                once,
                attempt -> new WithdrawReceipt(caseId, receiptId, reason, work.merchantAct(caller, attempt)));
    }

    @PostMapping("/appeals")
    @Operation(summary = "Appeal")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = CaseAnswers.Standing.class)))
    ResponseEntity<?> appeal(
            @PathVariable("id") CaseId caseId,
            @RequestBody CaseRequests.Because request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Personal<String> reason = FreeText.required("/reason", request.reason());
        return work.handleForMerchant(
                HttpStatus.CREATED,
                request,
                caller,
                expected,
                once,
                attempt -> new Appeal(caseId, Party.MERCHANT, reason, work.merchantAct(caller, attempt)));
    }
}
