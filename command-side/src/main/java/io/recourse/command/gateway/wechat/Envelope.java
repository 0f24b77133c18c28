package io.recourse.command.gateway.wechat;

import com.wechat.pay.java.core.cipher.AeadCipher;
import com.wechat.pay.java.core.exception.DecryptionException;
import io.recourse.command.gateway.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A notice with its content still sealed. */
record Envelope(Fields fields, String id, String type) {

    private static final String ALGORITHM = "AEAD_AES_256_GCM";

    static Envelope of(String body) throws Unreadable {
        Fields fields = Fields.of(body);
        return new Envelope(fields, fields.text("id"), fields.text("event_type"));
    }

    /** Opens envelopes with the merchant's API v3 key. */
    record Opener(AeadCipher cipher) {

        /** The causes stay out: what cannot be read may hold personal data. */
        @SuppressWarnings("UnusedException")
        Fields open(Envelope envelope) throws Unreadable {
            Fields resource = envelope.fields().inner("resource");
            if (!resource.text("algorithm").equals(ALGORITHM)) {
                throw new Unreadable("sealed by another algorithm than " + ALGORITHM);
            }
            byte[] nonce = resource.text("nonce").getBytes(StandardCharsets.UTF_8);
            byte[] associated = resource.textOr("associated_data", "").getBytes(StandardCharsets.UTF_8);
            try {
                return Fields.of(
                        cipher.decrypt(associated, nonce, Base64.getDecoder().decode(resource.text("ciphertext"))));
            } catch (DecryptionException | IllegalArgumentException e) {
                throw new Unreadable("its content does not open with the API v3 key");
            }
        }
    }
}
