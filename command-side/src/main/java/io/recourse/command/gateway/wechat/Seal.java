package io.recourse.command.gateway.wechat;

import com.wechat.pay.java.core.cipher.Verifier;
import io.recourse.command.gateway.Delivery;
import io.recourse.command.gateway.NotAuthentic;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * The platform's signature on a delivery. Now and then the platform sends one that is wrong, beginning with
 * {@code WECHATPAY/SIGNTEST/}, to see that it is refused: it is, as any other.
 */
final class Seal {

    /** Either way , as the vendor's library allows of answers. */
    static final Duration FRESH = Duration.ofMinutes(5);

    private final Verifier verifier;
    private final String publicKeyId;

    Seal(WechatPaySettings settings) {
        this.verifier = settings.platform().createVerifier();
        this.publicKeyId = settings.platformKeyId();
    }

    /** The body, when it is the platform's own and fresh. */
    String verified(Delivery delivery) throws NotAuthentic {
        String serial = header(delivery, "wechatpay-serial");
        String signature = header(delivery, "wechatpay-signature");
        String timestamp = header(delivery, "wechatpay-timestamp");
        String nonce = header(delivery, "wechatpay-nonce");
        if (!serial.equals(publicKeyId)) {
            throw new NotAuthentic("signed with a key that is not the configured one");
        }
        if (Duration.between(time(timestamp), delivery.receivedAt()).abs().compareTo(FRESH) > 0) {
            throw new NotAuthentic("signed more than " + FRESH.toMinutes() + " minutes from when it came in");
        }
        String body = text(delivery.body());
        if (!signed(timestamp + "\n" + nonce + "\n" + body + "\n", signature)) {
            throw new NotAuthentic("the signature does not verify");
        }
        return body;
    }

    private boolean signed(String message, String signature) {
        try {
            return verifier.verify(publicKeyId, message, signature);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static String header(Delivery delivery, String name) throws NotAuthentic {
        return delivery.header(name).orElseThrow(() -> new NotAuthentic("without " + name));
    }

    private static Instant time(String seconds) throws NotAuthentic {
        try {
            return Instant.ofEpochSecond(Long.parseLong(seconds));
        } catch (NumberFormatException | DateTimeException e) {
            throw new NotAuthentic("its time is none", e);
        }
    }

    /** Strictly: bytes replaced while decoding would be others than were signed. */
    private static String text(byte[] body) throws NotAuthentic {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NotAuthentic("its body is not UTF-8", e);
        }
    }
}
