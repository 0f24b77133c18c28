package io.recourse.command.dispute;

import io.recourse.dispute.AcceptOffer;
import io.recourse.dispute.AcknowledgeReturn;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseView;
import io.recourse.dispute.DeclineOffer;
import io.recourse.dispute.MakeOffer;
import io.recourse.dispute.Party;
import io.recourse.dispute.ProvideInformation;
import io.recourse.dispute.RequestInformation;
import io.recourse.dispute.SendMessage;
import io.recourse.information.ProvidedItem;
import io.recourse.information.RequestId;
import io.recourse.offer.OfferId;
import io.recourse.personal.Personal;
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

/** What staff ask, answer, offer and write, for the customer too. */
@RestController
@RequestMapping(CaseAnswers.PATH + "/{id}")
@Tag(name = "Disputes")
class DealingsController {

    private final CaseWork work;

    DealingsController(CaseWork work) {
        this.work = work;
    }

    @PostMapping("/information-requests")
    @Operation(summary = "RequestInformation")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> ask(
            @PathVariable("id") CaseId caseId,
            @RequestBody CaseRequests.Question request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Dealing.Questions questions = Dealing.questions(request);
        return work.handle(
                HttpStatus.CREATED,
                request,
                caller,
                expected,
                once,
                attempt -> new RequestInformation(
                        caseId,
                        RequestId.of(attempt.newId(RequestId.PREFIX)),
                        request.party(),
                        questions.items(),
                        questions.message(),
                        request.dueAt(),
                        work.act(caller, attempt)));
    }

    @PostMapping("/information-requests/{requestId}/answer")
    @Operation(summary = "ProvideInformation")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> answer(
            @PathVariable("id") CaseId caseId,
            @PathVariable RequestId requestId,
            @RequestBody CaseRequests.Answer request,
            Caller caller,
            IfMatch expected,
            Once once) {
        List<ProvidedItem> items = Dealing.answers(request);
        return work.handle(
                HttpStatus.OK,
                request,
                caller,
                expected,
                once,
                attempt -> new ProvideInformation(caseId, requestId, items, work.act(caller, attempt)));
    }

    @PostMapping("/messages")
    @Operation(summary = "SendMessage")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> send(
            @PathVariable("id") CaseId caseId,
            @RequestBody CaseRequests.NewMessage request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Personal<String> text = FreeText.required("/text", request.text());
        Party from = Dealing.staffSpeakFor(request.from());
        Dealing.requireOther(from, request.to());
        return work.handle(
                HttpStatus.CREATED,
                request,
                caller,
                expected,
                once,
                attempt -> new SendMessage(caseId, from, request.to(), text, work.act(caller, attempt)));
    }

    @PostMapping("/offers")
    @Operation(summary = "MakeOffer")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> offer(
            @PathVariable("id") CaseId caseId,
            @RequestBody CaseRequests.NewOffer request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Optional<Personal<String>> message = Dealing.offer(request);
        Party from = Dealing.staffSpeakFor(request.from());
        return work.handle(
                HttpStatus.CREATED,
                request,
                caller,
                expected,
                once,
                attempt -> new MakeOffer(
                        caseId,
                        OfferId.of(attempt.newId(OfferId.PREFIX)),
                        from,
                        request.kind(),
                        request.amount(),
                        message,
                        request.validUntil(),
                        work.act(caller, attempt)));
    }

    @PostMapping("/offers/{offerId}/acceptance")
    @Operation(summary = "AcceptOffer")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> accept(
            @PathVariable("id") CaseId caseId,
            @PathVariable OfferId offerId,
            Caller caller,
            IfMatch expected,
            Once once) {
        return work.handle(
                HttpStatus.OK,
                "AcceptOffer",
                caller,
                expected,
                once,
                attempt -> new AcceptOffer(caseId, offerId, work.act(caller, attempt)));
    }

    @PostMapping("/offers/{offerId}/refusal")
    @Operation(summary = "DeclineOffer")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> decline(
            @PathVariable("id") CaseId caseId,
            @PathVariable OfferId offerId,
            @RequestBody CaseRequests.PerhapsBecause request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Optional<Personal<String>> reason = FreeText.optional("/reason", request.reason());
        return work.handle(
                HttpStatus.OK,
                request,
                caller,
                expected,
                once,
                attempt -> new DeclineOffer(caseId, offerId, reason, work.act(caller, attempt)));
    }

    @PostMapping("/return-acknowledgements")
    @Operation(summary = "AcknowledgeReturn")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> returned(
            @PathVariable("id") CaseId caseId,
            @RequestBody CaseRequests.Returned request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Optional<Personal<String>> details = FreeText.optional("/details", request.details());
        return work.handle(
                HttpStatus.CREATED,
                request,
                caller,
                expected,
                once,
                attempt -> new AcknowledgeReturn(caseId, request.condition(), details, work.act(caller, attempt)));
    }
}
