package io.recourse.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedCheckpointTest {

    private static final SignerKey OLD = SignerKey.random("recourse");
    private static final SignerKey NEW = SignerKey.random("recourse");
    private static final Checkpoint CHECKPOINT = new Checkpoint("recourse", 3, Tree.leaf(new byte[0]));

    @Test
    void noteIsWrittenAsOthersReadIt() {
        SignedCheckpoint signed = SignedCheckpoint.sign(CHECKPOINT, NEW);

        assertThat(signed.note())
                .matches(
                        "recourse\n3\nbjQLnP[+]zepicpUTmu3gKLHiQHT[+]zNzh2hRGjBhevoB0=\n\n— recourse [A-Za-z0-9+/]{91}=\n");
        assertThat(SignedCheckpoint.parse(signed.note())).isEqualTo(signed);
    }

    /** The example of the documentation of golang.org/x/mod/sumdb/note, which defined the format. */
    @Test
    void signaturesOfOthersAreChecked() {
        VerifierKey key = VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        String text =
                "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
        byte[] signature = Base64.getDecoder()
                .decode("x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=");

        assertThat(key.verifies(text.getBytes(UTF_8), Arrays.copyOfRange(signature, 4, signature.length)))
                .isTrue();
        assertThat(key.verifies("Other\n".getBytes(UTF_8), Arrays.copyOfRange(signature, 4, signature.length)))
                .isFalse();
    }

    @Test
    void olderKeysStillCheck() {
        List<VerifierKey> keys = List.of(NEW.verifier(), OLD.verifier());

        assertThat(SignedCheckpoint.sign(CHECKPOINT, NEW).signedBy(keys)).contains(NEW.verifier());
        assertThat(SignedCheckpoint.sign(CHECKPOINT, OLD).signedBy(keys)).contains(OLD.verifier());
        assertThat(SignedCheckpoint.sign(CHECKPOINT, OLD).signedBy(List.of(NEW.verifier())))
                .isEmpty();
    }

    @Test
    void changedTextIsNotSigned() {
        String note = SignedCheckpoint.sign(CHECKPOINT, NEW).note();

        assertThat(SignedCheckpoint.parse(note.replace("\n3\n", "\n4\n")).signedBy(List.of(NEW.verifier())))
                .isEmpty();
    }

    @Test
    void keysAreReadBack() {
        SignerKey again = SignerKey.parse("recourse", NEW.pkcs8());

        assertThat(again.verifier()).isEqualTo(NEW.verifier());
        assertThat(VerifierKey.parse(NEW.verifier().text())).isEqualTo(NEW.verifier());
        assertThat(SignedCheckpoint.sign(CHECKPOINT, again).signedBy(List.of(NEW.verifier())))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "recourse\n3\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n",
                "recourse\n3\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n\n",
                "recourse\n03\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n\n— recourse AAAAAAAA\n",
                "recourse\n3\nAAAA\n\n— recourse AAAAAAAA\n",
                "recourse\n3\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\nmore\n\n— recourse AAAAAAAA\n",
                "recourse\n3\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n\n- recourse AAAAAAAA\n",
                "recourse\n3\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n\n— recourse AAAA\n"
            })
    void whatIsNoSignedCheckpointIsRefused(String note) {
        assertThatThrownBy(() -> SignedCheckpoint.parse(note)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recourse",
                "recourse+00000000+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc"
            })
    void whatIsNoKeyIsRefused(String text) {
        assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
