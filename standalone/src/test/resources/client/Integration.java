import io.recourse.client.ApiClient;
import io.recourse.client.ApiException;
import io.recourse.client.ApiResponse;
import io.recourse.client.api.DisputesApi;
import io.recourse.client.api.MerchantApi;
import io.recourse.client.api.PaymentsApi;
import io.recourse.client.api.ReceiptsApi;
import io.recourse.client.model.MerchantPage;
import io.recourse.client.model.MerchantStatus;
import io.recourse.client.model.Money;
import io.recourse.client.model.OpenDisputeRequest;
import io.recourse.client.model.ReceiptMetadata;
import io.recourse.client.model.RecordPaymentRequest;
import io.recourse.client.model.ResponseRequest;
import java.io.File;
import java.nio.file.Files;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * An agent and a merchant as an integrator writes them, with nothing but the generated client, an address and two tokens. It
 * says what it was told, a line each.
 */
public final class Integration {

    private Integration() {}

    /** @param args address, token of an agent, token of merchant m-1 */
    public static void main(String[] args) throws Exception {
        ApiClient agent = client(args[0], args[1]);
        ApiClient shop = client(args[0], args[2]);
        MerchantApi merchant = new MerchantApi(shop);

        Money amount = new Money().amount("88.00").currency("CNY");
        System.out.println("recorded " + new PaymentsApi(agent).putPayment(
                "generated-1",
                new RecordPaymentRequest()
                        .customerId("c-1")
                        .merchantId("m-1")
                        .amount(amount)
                        .capturedAt(OffsetDateTime.parse("2026-11-20T06:00:00Z"))).getPaymentId());

        String id = new DisputesApi(agent).createDispute(
                new OpenDisputeRequest()
                        .customerId("c-1")
                        .paymentIds(List.of("generated-1"))
                        .reason(OpenDisputeRequest.ReasonEnum.PRODUCT_NOT_RECEIVED)
                        .channel(OpenDisputeRequest.ChannelEnum.PHONE)
                        .disputedAmount(amount),
                "generated-open").getDisputeId();
        System.out.println("opened " + id);

        long version = read(merchant, id);
        System.out.println("read " + (version >= 0));
        ApiResponse<MerchantStatus> status = merchant.getMerchantDisputeStatusWithHttpInfo(id, null, null);
        String tag = status.getHeaders().get("ETag").get(0);
        System.out.println("polled " + status.getData().getStatus() + " " + (status.getData().getVersion() >= version));
        System.out.println("polled " + unchanged(merchant, id, tag));
        System.out.println("listed " + listed(merchant, id));

        File proof = Files.writeString(Files.createTempFile("proof", ".txt"), "Delivered to the neighbour").toFile();
        System.out.println("attached " + new ReceiptsApi(shop).createMerchantDisputeReceipt(
                id,
                proof,
                new ReceiptMetadata().kind(ReceiptMetadata.KindEnum.DELIVERY_PROOF).draft(true),
                null,
                "generated-receipt").getReceiptView().getMediaType());

        System.out.println("responded " + merchant.createMerchantDisputeResponse(
                id,
                new ResponseRequest().position(ResponseRequest.PositionEnum.CONTEST).message("It was delivered"),
                null,
                "generated-response").getDisputeId().equals(id));
        System.out.println("refused " + refused(merchant, id));
    }

    private static ApiClient client(String address, String token) {
        ApiClient client = new ApiClient().setBasePath(address);
        client.setBearerToken(token);
        return client;
    }

    /** Waits as long as it takes until the case can be read: 503 says so, and to come again. */
    private static long read(MerchantApi merchant, String id) throws ApiException {
        while (true) {
            try {
                return merchant.getMerchantDispute(id, 0L, "its own case").getVersion();
            } catch (ApiException e) {
                if (e.getCode() != 503) {
                    throw e;
                }
            }
        }
    }

    /** From the beginning, by cursors; no other filter, and nothing known before. */
    private static boolean listed(MerchantApi merchant, String id) throws ApiException {
        MerchantPage page = merchant.getMerchantDisputes(
                null, null, 10, null, null, null, null, null, null, null, null, null);
        while (page.getNextCursor() != null
                && page.getItems().stream().noneMatch(item -> item.getDisputeId().equals(id))) {
            page = merchant.getMerchantDisputes(
                    null, null, 10, page.getNextCursor(), null, null, null, null, null, null, null, null);
        }
        return page.getItems().stream().anyMatch(item -> item.getDisputeId().equals(id));
    }

    private static int unchanged(MerchantApi merchant, String id, String tag) throws ApiException {
        try {
            return merchant.getMerchantDisputeStatusWithHttpInfo(id, tag, "wait=1").getStatusCode();
        } catch (ApiException e) {
            return e.getCode();
        }
    }

    /** With the key of another request. */
    private static int refused(MerchantApi merchant, String id) {
        try {
            merchant.createMerchantDisputeResponse(
                    id,
                    new ResponseRequest().position(ResponseRequest.PositionEnum.CONCEDE),
                    null,
                    "generated-response");
            return 0;
        } catch (ApiException e) {
            return e.getCode();
        }
    }
}
