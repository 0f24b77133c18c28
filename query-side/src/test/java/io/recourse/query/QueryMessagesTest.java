package io.recourse.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.payment.MerchantId;
import io.recourse.sample.Sample;
import io.recourse.sample.SampleIncident;
import io.recourse.sample.SampleWebhooks;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.PaymentEvents;
import io.recourse.testing.TestTokens;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.axonframework.common.Registration;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryResponseMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Questions and answers may travel between processes: what is read back must be what was sent. */
class QueryMessagesTest extends QueryTest {

    @Autowired
    private QueryBus bus;

    @Autowired
    private Serializer serializer;

    @Test
    void everyQuestionAndAnswerSurvivesSerialisation() {
        happened(new EventLog()
                .add(CaseEvents.of(8001).merchant("m-8000").whole())
                .add(CaseEvents.of(8002).merchant("m-8000").opened())
                .add(CaseEvents.of(8003).merchant("m-8000").everything())
                .addIncident(List.of(
                        SampleIncident.declared(),
                        SampleIncident.added(CaseEvents.id(8001)),
                        SampleIncident.started(1)))
                .addWebhooks(List.of(SampleWebhooks.registered(
                        MerchantId.of("m-8000"), SampleWebhooks.WEBHOOK, "https://192.0.2.1/recourse")))
                .addPayment(
                        PaymentEvents.of(8001).recorded().reserved(1, "5.00").events()));
        Queue<Object> sent = new ConcurrentLinkedQueue<>();
        Registration listener = bus.registerHandlerInterceptor((unitOfWork, chain) -> {
            sent.add(unitOfWork.getMessage().getPayload());
            Object answer = chain.proceed();
            sent.add(answer);
            return answer;
        });
        try (listener) {
            ask();
        }

        assertThat(sent).allSatisfy(message -> assertThat(again(message)).isEqualTo(message));
        assertThat(sent.stream()
                        .map(message -> message.getClass().getSimpleName())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "FindCase",
                        "CaseFound",
                        "ListCases",
                        "CaseList",
                        "CountCases",
                        "CaseCounts",
                        "FindWorkload",
                        "Workload",
                        "FindLoad",
                        "Load",
                        "FindServiceReport",
                        "ServiceReport",
                        "ReadTimeline",
                        "TimelinePart",
                        "FindPayment",
                        "PaymentFound",
                        "ListPayments",
                        "PaymentList",
                        "FindMerchantCase",
                        "MerchantCaseFound",
                        "PollMerchantCase",
                        "MerchantStatusFound",
                        "FindNewest",
                        "NewestFound",
                        "ListMerchantCases",
                        "MerchantCaseList",
                        "FindOutstanding",
                        "OutstandingFound",
                        "ReadGuide",
                        "GuideFound",
                        "ExplainRefund",
                        "RefundExplained",
                        "FindIncident",
                        "IncidentFound",
                        "ListIncidents",
                        "IncidentList",
                        "FindWebhooks",
                        "WebhooksFound",
                        "ListDeliveries",
                        "DeliveryList",
                        "HowFar",
                        "GotTo");
    }

    private void ask() {
        String mine = CaseEvents.id(8001).value();
        String filters =
                "status=OPEN,CLOSED&stage=CLAIM,INQUIRY&phase=NEW,CLOSED&reason=PRODUCT_NOT_RECEIVED&channel=PHONE"
                        + "&merchantId=m-8000&source=test&q=parcel&openedAfter=2026-01-01T00:00:00Z&sort=dueAt&limit=1";
        String next = asAgent("/disputes?" + filters);
        asAgent("/disputes?" + filters + "&cursor=" + next);
        asAgent("/disputes?queue=COMPLAINTS&assignee=agent-2&urgent=false&origin=WALLET&waitingFor=APPROVAL&view=mine"
                + "&incidentId=inc_01K9ZV5N8QJ3E4R7T2W6Y0JKMN");
        asAgent("/disputes?late=OPERATOR&missed=RESOLUTION&outcome=CUSTOMER_FAVOUR&funds=REFUNDED_FULL&sort=-dueAt");
        for (String path : List.of(
                "/disputes/counts?by=status,reason&customerId=c-8001",
                "/disputes/" + mine + "?minVersion=12",
                "/disputes/" + mine + "/timeline?limit=3",
                "/disputes/" + CaseEvents.id(8003),
                "/disputes/" + CaseEvents.id(8003) + "/timeline?limit=200",
                "/disputes/workload",
                "/disputes/load?from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z",
                "/disputes/service-report?from=2026-03-01T00:00:00Z&to=9999-03-01T00:00:00Z",
                "/disputes/" + mine + "/guide",
                "/disputes/" + mine + "/refund-eligibility?paymentId=pay-8001&amount=1&currency=CNY",
                "/incidents?limit=1",
                "/incidents/" + Sample.INCIDENT,
                "/payments/pay-8001",
                "/payments?amount=88&currency=CNY&merchantId=m-1&customerId=c-8001&orderNumber=order-8001"
                        + "&from=2026-01-01T00:00:00Z")) {
            asAgent(path);
        }
        String filtered = "?limit=1&status=OPEN,CLOSED&stage=CLAIM,INQUIRY&phase=NEW,CLOSED&reason=PRODUCT_NOT_RECEIVED"
                + "&openedAfter=2026-01-01T00:00:00Z&updatedAfter=2026-01-01T00:00:00Z";
        String after = asMerchant(filtered);
        asMerchant(filtered + "&cursor=" + after);
        asMerchant("?outcome=CUSTOMER_FAVOUR&paymentId=pay-8001");
        for (String path : List.of(
                "/" + mine,
                "/" + mine + "/status",
                "/" + mine + "/outstanding",
                "/" + CaseEvents.id(8003),
                "/" + CaseEvents.id(8003) + "/outstanding?zone=Asia/Shanghai")) {
            asMerchant(path);
        }
        for (String path : List.of("?minVersion=0", "/" + SampleWebhooks.WEBHOOK + "/deliveries?status=DEAD")) {
            assertThat(get("/api/v1/merchant/webhooks" + path, TestTokens.merchant("m-8000"))
                            .status())
                    .isEqualTo(200);
        }
    }

    private String asAgent(String path) {
        Answer answer = get("/api/v1" + path, TestTokens.agent());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().at("/nextCursor").asString("");
    }

    private String asMerchant(String path) {
        Answer answer = get("/api/v1/merchant/disputes" + path, TestTokens.merchant("m-8000"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().at("/nextCursor").asString("");
    }

    private Object again(Object message) {
        Object payload = message instanceof QueryResponseMessage<?> response ? response.getPayload() : message;
        SerializedObject<byte[]> bytes = serializer.serialize(payload, byte[].class);
        return serializer.<byte[], Object>deserialize(bytes);
    }
}
