package io.recourse.command.gateway.wechat;

import io.recourse.command.gateway.GatewayKeys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** A merchant and a platform that know each other, and a stranger. */
final class Keys {

    static final String MERCHANT = "1900000109";
    static final String MERCHANT_SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
    static final String PLATFORM_ID = "PUB_KEY_ID_0119000001092026011500382181000800";
    static final String API_V3_KEY = "4EYG13V2Uz15h0JrAd8tk5k35Vlfn8c5";

    static final KeyPair OF_MERCHANT = pair();
    static final KeyPair OF_PLATFORM = pair();
    static final KeyPair OF_STRANGER = pair();

    private Keys() {}

    static Map<String, Object> environment() {
        return new HashMap<>(Map.of(
                WechatPayKeys.MERCHANT_ID, MERCHANT,
                WechatPayKeys.MERCHANT_SERIAL, MERCHANT_SERIAL,
                WechatPayKeys.PRIVATE_KEY, pem("PRIVATE KEY", OF_MERCHANT.getPrivate()),
                WechatPayKeys.API_V3_KEY, API_V3_KEY,
                WechatPayKeys.PUBLIC_KEY, pem("PUBLIC KEY", OF_PLATFORM.getPublic()),
                WechatPayKeys.PUBLIC_KEY_ID, PLATFORM_ID));
    }

    static WechatPaySettings settings(Map<String, Object> environment, URI base) {
        return new WechatPayKeys(new GatewayKeys("WeChat Pay", environment)).settings(base);
    }

    static String sign(PrivateKey key, String message) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(message.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static boolean verifies(PublicKey key, String message, String signature) {
        try {
            Signature verification = Signature.getInstance("SHA256withRSA");
            verification.initVerify(key);
            verification.update(message.getBytes(StandardCharsets.UTF_8));
            return verification.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String pem(String kind, Key key) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END " + kind + "-----\n";
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
