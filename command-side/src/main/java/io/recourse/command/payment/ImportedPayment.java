package io.recourse.command.payment;

import io.recourse.actor.Act;
import io.recourse.actor.Actor;
import io.recourse.actor.Channel;
import io.recourse.payment.PaymentId;
import io.recourse.payment.RecordPayment;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.web.Checks;
import io.recourse.runtime.web.WebJson;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A payment in a file: the body of {@code PUT /api/v1/payments/{paymentId}} with the member {@code paymentId} beside. It is read and
 * refused by the same code as a request.
 */
public final class ImportedPayment {

    private static final String ID = "paymentId";
    private static final JsonMapper JSON = WebJson.mapper();
    private static final List<Member> MEMBERS = Stream.concat(
                    Stream.of(new Member(ID, true)),
                    Arrays.stream(RecordPaymentRequest.class.getRecordComponents())
                            .map(Member::of))
            .toList();

    private ImportedPayment() {}

    public record Member(String name, boolean required) {

        private static Member of(RecordComponent component) {
            return new Member(component.getName(), component.getType() != Optional.class);
        }
    }

    /** What such a document may and must say. A member that requests get is here with that. */
    public static List<Member> members() {
        return MEMBERS;
    }

    public static ObjectNode document() {
        return JSON.createObjectNode();
    }

    /**
     * @throws tools.jackson.core.JacksonException when the text is not one JSON document without a doubtful part
     * @throws ProblemException when it is no object
     */
    public static ObjectNode document(String json) {
        return JSON.readTree(json) instanceof ObjectNode object ? object : wrong("", Flaw.Kind.WRONG_TYPE);
    }

    /**
     * What a request of the same content would have sent, by another actor and channel: nobody's token stands behind a row, so that no
     * person is named.
     *
     * @param document loses its {@code paymentId}
     * @param now when it was told
     * @throws RuntimeException whatever a request of the same content is refused with
     */
    public static RecordPayment command(ObjectNode document, Instant now) {
        PaymentId id = id(Optional.ofNullable(document.remove(ID)));
        Act act = new Act(Actor.system("import"), Channel.BATCH, now, RecordPaymentRequest.intention(id));
        return JSON.treeToValue(document, RecordPaymentRequest.class).command(id, act);
    }

    private static PaymentId id(Optional<JsonNode> told) {
        if (told.filter(node -> !node.isString()).isPresent()) {
            return wrong("/" + ID, Flaw.Kind.WRONG_TYPE);
        }
        Checks checks = new Checks();
        Checks.Checked<PaymentId> id = checks.parsed("/" + ID, told.map(JsonNode::asString), PaymentId::of);
        return checks.build(id);
    }

    private static <T> T wrong(String pointer, Flaw.Kind kind) {
        throw ProblemException.invalidBody(pointer, kind);
    }
}
