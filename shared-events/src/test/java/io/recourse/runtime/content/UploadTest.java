package io.recourse.runtime.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.runtime.StorageTest;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadTest extends StorageTest {
    private static final String METADATA = part("metadata", "", "{\"kind\":\"OTHER\"}");
    private static final String FILE = part("file", "; filename=\"note.txt\"", "hello");

    @AfterEach
    void nothingIsLeftOnDisk() {
        Awaitility.await().untilAsserted(() -> assertThat(spooled()).isEmpty());
    }

    @Test
    void aFileAndItsDescriptionAreTaken() {
        Answer answer = send(METADATA + FILE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("kind").asString()).isEqualTo("OTHER");
        assertThat(answer.json().path("name").asString()).isEqualTo("note.txt");
        assertThat(answer.json().path("type").asString()).isEqualTo("text/plain");
        assertThat(answer.json().path("size").asString()).isEqualTo("5");
    }

    @Test
    void aNameOfManyChineseCharactersFits() {
        String name = "收据".repeat(120) + ".txt";

        Answer answer = send(METADATA + part("file", "; filename=\"" + name + "\"", "hello"));

        assertThat(answer.json().path("name").asString()).isEqualTo(name);
    }

    @Test
    void missingUnknownAndRepeatedPartsAreAllNamed() {
        Answer answer = send(METADATA + METADATA + part("extra", "", "x"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("violations").findValuesAsString("pointer"))
                .containsExactly("part:file", "part:metadata", "part:extra");
    }

    @Test
    void tenFilesMayComeTogetherAndNoMore() {
        assertThat(send(METADATA + FILE.repeat(10)).status()).isEqualTo(200);
        Answer answer = send(METADATA + FILE.repeat(11));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/violations/0/pointer").asString()).isEqualTo("part:file");
        assertThat(answer.json().at("/violations/0/message").asString()).contains("10");
        assertThat(send(METADATA + FILE.repeat(40)).status()).isBetween(400, 413);
    }

    @Test
    void aFileThatCouldDoHarmIsNamed() {
        Answer answer = send(METADATA + FILE + part("file", "; filename=\"b.txt\"", "hello <script>alert(1)</script>"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("type").asString()).isEqualTo("/problems/unsafe-file");
        assertThat(answer.json().path("detail").asString()).contains("b.txt");
        assertThat(answer.json().at("/violations/0/pointer").asString()).isEqualTo("part:file[1]");
    }

    @Test
    void aTextThatIsNamedLikeAProgramIsRefused() {
        Answer answer = send(METADATA + part("file", "; filename=\"invoice.txt.js\"", "alert(1)"));

        assertThat(answer.status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"kind\":1} | /kind",
                "{}           | /kind",
                "{\"kind\":\"x\",\"more\":1} | /more",
                "{\"kind\":\"\\u0000\"} | /kind",
                "{ | ''"
            })
    void theDescriptionIsReadStrictly(String metadata, String pointer) {
        Answer answer = send(part("metadata", "", metadata) + FILE);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("violations").path(0).path("pointer").asString())
                .isEqualTo(pointer.replace("''", ""));
    }

    @Test
    void anEmptyFileIsRefused() {
        Answer answer = send(METADATA + part("file", "; filename=\"a\"", ""));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("violations").findValuesAsString("pointer"))
                .containsExactly("part:file");
    }

    @Test
    void aFileOfTheWrongKindIsRefusedWhateverItIsCalled() {
        Answer answer = send(METADATA + part("file", "; filename=\"a.pdf\"", "<html></html>"));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.json().path("detail").asString()).contains("application/pdf");
    }

    @Test
    void aFileOverItsLimitIsTooLarge() throws IOException {
        assertTooLarge(large(20 * 1024 * 1024 + 1), "20971520");
    }

    @Test
    void aRequestOverItsLimitIsTooLarge() throws IOException {
        assertTooLarge(large(52 * 1024 * 1024), "52428800");
    }

    @Test
    void aBodyThatIsCutOffIsMalformed() {
        Answer answer = sendRaw("multipart/form-data; boundary=x", METADATA.getBytes(UTF_8));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("type").asString()).isEqualTo("/problems/malformed-request");
    }

    @Test
    void aBoundaryIsNeeded() {
        assertThat(sendRaw("multipart/form-data", new byte[0]).status()).isEqualTo(400);
    }

    @Test
    void anotherMediaTypeIsNotSupported() {
        Answer answer = sendRaw("application/json", "{}".getBytes(UTF_8));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.json().path("detail").asString()).contains("multipart/form-data");
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd",
        "C:\\Users\\me\\a.png, a.png",
        "  a.png  , a.png",
        "'', file",
        ".., file",
        "\u202egnp.exe, gnp.exe",
        "a\tb.txt, ab.txt",
    })
    void namesAreMadeHarmless(String submitted, String name) {
        assertThat(FileName.of(submitted)).isEqualTo(name);
    }

    @Test
    void aLongNameKeepsItsEnding() {
        assertThat(FileName.of("x".repeat(300) + ".pdf")).hasSize(255).endsWith("x.pdf");
    }

    private void assertTooLarge(byte[] body, String limit) {
        Answer answer = sendRaw("multipart/form-data; boundary=x", body);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().path("detail").asString()).contains(limit);
    }

    private static byte[] large(int sizeBytes) throws IOException {
        var body = new ByteArrayOutputStream(sizeBytes + 1_000);
        body.write(METADATA.getBytes(UTF_8));
        body.write("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n".getBytes(UTF_8));
        var bytes = new byte[sizeBytes];
        Arrays.fill(bytes, (byte) 'a');
        body.write(bytes);
        body.write("\r\n--x--\r\n".getBytes(UTF_8));
        return body.toByteArray();
    }

    private Answer send(String parts) {
        return sendRaw("multipart/form-data; boundary=x", (parts + "--x--\r\n").getBytes(UTF_8));
    }

    private Answer sendRaw(String mediaType, byte[] body) {
        return http().send(http().to("/api/v1/probe/receipts", TestTokens.agent())
                .header("Content-Type", mediaType)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private static String part(String name, String more, String content) {
        return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n" + content + "\r\n";
    }

    private static Stream<Path> spooled() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("target/tomcat"))) {
            return files.filter(Files::isRegularFile).toList().stream();
        }
    }
}
