package io.recourse.query.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.payment.CustomerId;
import io.recourse.query.QueryTest;
import io.recourse.runtime.content.Content;
import io.recourse.runtime.content.ContentStore;
import io.recourse.runtime.content.UploadedFile;
import io.recourse.runtime.vault.DataKeys;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceiptContentTest extends QueryTest {

    /** More than one chunk of the store. */
    private static final String TEXT = "客户: it never came, <b>not at all</b>, I say.\n".repeat(9_000);

    private static final String CASE = "/api/v1/disputes/" + CaseEvents.id(7001) + "/receipts/";
    private static final String CONTENT = CASE + CaseEvents.of(7001).receiptId() + "/content";

    @Autowired
    private ContentStore store;

    @Autowired
    private DataKeys keys;

    private String sha256 = "";

    @BeforeAll
    void aReceipt() throws IOException {
        byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
        Content content = store.store(
                        keys.of(CustomerId.of("c-7001")),
                        List.of(new UploadedFile("chat.txt", "part:file", () -> new ByteArrayInputStream(bytes))))
                .getFirst();
        sha256 = content.sha256().hex();
        happened(new EventLog()
                .add(CaseEvents.of(7001)
                        .opened()
                        .receipt(content.sha256(), content.sizeBytes(), content.mediaType(), "聊天\"; x=\r\n记录.txt"))
                .add(CaseEvents.of(7002).opened().receipt()));
    }

    @Test
    void fileIsSentWholeAsWhatItIsAndToBeSaved() {
        Answer answer = get(CONTENT, TestTokens.agent());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(TEXT);
        assertThat(answer.header("Content-Type")).contains("text/plain");
        assertThat(answer.header("Content-Length"))
                .contains(Integer.toString(TEXT.getBytes(StandardCharsets.UTF_8).length));
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).hasSize(1);
        assertThat(answer.header("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value)
                        .startsWith("attachment;")
                        .contains("filename*=UTF-8''%E8%81%8A%E5%A4%A9%22%3B%20x%3D%0D%0A"));
    }

    @Test
    void knownFileIsNotSentAgain() {
        Answer answer =
                http().send(http().to(CONTENT, TestTokens.agent()).header("If-None-Match", "\"" + sha256 + "\""));

        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void partOfTheFileCanBeAskedFor() {
        Answer answer = http().send(http().to(CONTENT, TestTokens.agent()).header("Range", "bytes=8-15"));

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo("it never");
    }

    @Test
    void onlyReceiptsOfTheCaseAreSent() {
        String ofAnother = CASE + CaseEvents.of(7002).receiptId() + "/content";
        String notKept = "/api/v1/disputes/" + CaseEvents.id(7002) + "/receipts/"
                + CaseEvents.of(7002).receiptId() + "/content";

        assertThat(get(ofAnother, TestTokens.agent()).status()).isEqualTo(404);
        assertThat(get(notKept, TestTokens.agent()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rcp_1", "..%2F..%2Fetc%2Fpasswd", "%00"})
    void malformedIdIs400(String id) {
        assertThat(get(CASE + id + "/content", TestTokens.agent()).status()).isEqualTo(400);
    }

    @Test
    void onlyStaffReads() {
        assertThat(http().send(http().to(CONTENT)).status()).isEqualTo(401);
        assertThat(get(CONTENT, TestTokens.merchant("m-1")).status()).isEqualTo(403);
        assertThat(get(CONTENT, TestTokens.auditor()).status()).isEqualTo(403);
    }
}
