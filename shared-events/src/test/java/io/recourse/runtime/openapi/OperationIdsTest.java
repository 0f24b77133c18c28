package io.recourse.runtime.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.PathItem.HttpMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationIdsTest {

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/merchant/disputes, getMerchantDisputes",
        "GET, /api/v1/merchant/disputes/{id}, getMerchantDispute",
        "GET, /api/v1/merchant/disputes/{id}/status, getMerchantDisputeStatus",
        "POST, /api/v1/merchant/disputes/{id}/return-acknowledgements, createMerchantDisputeReturnAcknowledgement",
        "POST, /api/v1/admin/policies, createAdminPolicy",
        "PUT, /api/v1/payments/{paymentId}, putPayment",
        "DELETE, /api/v1/merchant/webhooks/{id}, deleteMerchantWebhook",
        "GET, /problems/{slug}, getProblem"
    })
    void saysWhatIsDoneToWhat(HttpMethod method, String path, String id) {
        assertThat(OperationIds.id(method, path)).isEqualTo(id);
    }
}
