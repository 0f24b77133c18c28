package io.recourse.query.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.payment.OutsideMovement;
import io.recourse.query.QueryTest;
import io.recourse.testing.EventLog;
import io.recourse.testing.PaymentEvents;
import io.recourse.testing.TestTokens;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VoucherTest extends QueryTest {

    private static final String PATH = "/api/v1/payments/pay-2101/voucher";

    @BeforeAll
    void payments() {
        PaymentEvents many = PaymentEvents.of(2102).merchant("m-2100").recorded();
        for (int i = 1; i <= 30; i++) {
            many.reserved(i, "1.00").settled(i, "1.00");
        }
        happened(new EventLog()
                .addPayment(PaymentEvents.of(2101)
                        .merchant("m-2100")
                        .recorded()
                        .reserved(1, "20.00")
                        .reserved(2, "30.00")
                        .settled(2, "30.00")
                        .events())
                .addPayment(many.events())
                .addPayment(PaymentEvents.of(2103)
                        .merchant("m-2100")
                        .recorded()
                        .outside(OutsideMovement.Kind.CHARGEBACK, "du_1", "40.00")
                        .outside(OutsideMovement.Kind.REFUND, "re_1", "8.00")
                        .events()));
    }

    @Test
    void saysInEnglishWhatWasPaidAndWhatWentBack() throws Exception {
        String text = textOf(voucher(PATH, "en"));

        assertThat(text)
                .contains("Payment voucher", "pay-2101", "order-2101", "c-2101", "m-2100", "CNY 88.00")
                .contains(PaymentEvents.of(2101).capturedAt().toString().substring(0, 10))
                .containsPattern("Refunded\\s+CNY 30.00")
                .containsPattern("Refunds on their way\\s+CNY 20.00")
                .containsPattern("CNY 30.00\\s+rfd_\\S+\\s+refunded")
                .containsPattern("CNY 20.00\\s+rfd_\\S+\\s+on its way");
    }

    @Test
    void saysItInChinese() throws Exception {
        HttpResponse<byte[]> answer = voucher(PATH, "zh-CN");

        assertThat(answer.headers().firstValue("Content-Language")).contains("zh-CN");
        assertThat(textOf(answer))
                .contains("支付凭证", "支付编号", "订单号", "商户", "支付金额", "退款处理中", "依据钱包对该笔支付的记录生成")
                .contains("order-2101", "CNY 88.00");
    }

    @Test
    void saysWhatMovedElsewhereWhereItDid() throws Exception {
        String path = "/api/v1/payments/pay-2103/voucher";
        assertThat(textOf(voucher(path, "en")))
                .containsPattern("Refunded elsewhere\\s+CNY 8.00")
                .containsPattern("Charged back\\s+CNY 40.00");
        assertThat(textOf(voucher(path, "zh-CN"))).contains("他处已退款", "已被拒付");
        assertThat(textOf(voucher(PATH, "en"))).doesNotContain("Charged back", "elsewhere");
    }

    @Test
    void bringsItsFontAlongButOnlyTheCharactersThatItUses() throws Exception {
        byte[] pdf = voucher(PATH, "zh-CN").body();

        assertThat(pdf.length).isLessThan(200_000);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDResources resources = document.getPage(0).getResources();
            assertThat(resources.getFontNames()).isNotEmpty();
            for (COSName name : resources.getFontNames()) {
                assertThat(resources.getFont(name).isEmbedded()).isTrue();
                assertThat(resources.getFont(name).getName()).matches("[A-Z]{6}\\+NotoSansSC.*");
            }
        }
    }

    @Test
    void hasOnePageHoweverManyRefundsThereAre() throws Exception {
        HttpResponse<byte[]> answer = voucher("/api/v1/payments/pay-2102/voucher", "en");

        assertThat(textOf(answer)).contains("CNY 30.00", "and 10 more refunds");
    }

    @Test
    void isTheSameFileUntilThePaymentChanges() throws Exception {
        HttpResponse<byte[]> first = voucher(PATH, "en");
        HttpResponse<byte[]> second = voucher(PATH, "en");
        String known = first.headers().firstValue("ETag").orElseThrow();

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("ETag")).contains(known);
        assertThat(voucher(PATH, "zh").headers().firstValue("ETag")).isPresent().isNotEqualTo(Optional.of(known));
        var again = http().send(http().to(PATH, TestTokens.agent()).header("If-None-Match", known));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void isAFileToBeSaved() throws Exception {
        var headers = voucher(PATH, "en").headers();

        assertThat(headers.firstValue("Content-Type")).contains("application/pdf");
        assertThat(headers.firstValue("Content-Disposition")).contains("attachment; filename=\"voucher-pay-2101.pdf\"");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("Vary")).contains("Accept-Language");
    }

    @Test
    void unknownPaymentHasNone() {
        assertThat(get("/api/v1/payments/pay-unheard-of/voucher", TestTokens.agent())
                        .status())
                .isEqualTo(404);
        assertThat(get("/api/v1/payments/case_1/voucher", TestTokens.agent()).status())
                .isEqualTo(400);
        assertThat(get(PATH + "?minVersion=x", TestTokens.agent()).status()).isEqualTo(400);
    }

    @Test
    void onlyStaffReadsIt() {
        assertThat(http().send(http().to(PATH)).status()).isEqualTo(401);
        assertThat(get(PATH, TestTokens.supervisor()).status()).isEqualTo(200);
        assertThat(get(PATH, TestTokens.merchant("m-2100")).status()).isEqualTo(403);
        assertThat(get(PATH, TestTokens.auditor()).status()).isEqualTo(403);
    }

    @Test
    void isNotToBeHadInAnotherForm() {
        assertThat(http().send(http().to(PATH, TestTokens.agent()).header("Accept", "text/html"))
                        .status())
                .isEqualTo(406);
    }

    private HttpResponse<byte[]> voucher(String path, String language) throws IOException, InterruptedException {
        HttpRequest request = http().to(path, TestTokens.agent())
                .header("Accept-Language", language)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    /** What a reader finds on its one page. */
    private static String textOf(HttpResponse<byte[]> answer) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(200);
        try (PDDocument document = Loader.loadPDF(answer.body())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            return new PDFTextStripper().getText(document);
        }
    }
}
