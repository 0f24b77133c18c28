package io.recourse.command.gateway.wechat;

import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.util.PemUtil;
import io.recourse.command.gateway.GatewayKeys;
import io.recourse.command.gateway.Misconfigured;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import java.util.function.Function;
import org.springframework.core.env.Environment;

/** Reads the settings out of the environment. What it says of them names variables, and never a value. */
final class WechatPayKeys {

    static final String MERCHANT_ID = "RECOURSE_WECHAT_MERCHANT_ID";
    static final String MERCHANT_SERIAL = "RECOURSE_WECHAT_MERCHANT_SERIAL";
    static final String PRIVATE_KEY = "RECOURSE_WECHAT_PRIVATE_KEY";
    static final String API_V3_KEY = "RECOURSE_WECHAT_API_V3_KEY";
    static final String PUBLIC_KEY = "RECOURSE_WECHAT_PUBLIC_KEY";
    static final String PUBLIC_KEY_ID = "RECOURSE_WECHAT_PUBLIC_KEY_ID";
    static final String NOTIFY_URL = "RECOURSE_WECHAT_NOTIFY_URL";

    private static final List<String> NEEDED =
            List.of(MERCHANT_ID, MERCHANT_SERIAL, PRIVATE_KEY, API_V3_KEY, PUBLIC_KEY, PUBLIC_KEY_ID);

    private final GatewayKeys keys;

    WechatPayKeys(GatewayKeys keys) {
        this.keys = keys;
    }

    static WechatPayKeys of(Environment environment) {
        return new WechatPayKeys(GatewayKeys.of("WeChat Pay", environment));
    }

    /** Whether WeChat Pay is meant to be there. */
    boolean present() {
        return keys.any(NEEDED) || keys.any(List.of(NOTIFY_URL));
    }

    /** @throws Misconfigured when a variable is missing or not of its form: says which */
    WechatPaySettings settings(URI base) {
        List<String> missing =
                NEEDED.stream().filter(name -> keys.find(name).isEmpty()).toList();
        if (!missing.isEmpty()) {
            throw new Misconfigured("WeChat Pay is half configured: not set in the environment: "
                    + String.join(", ", missing) + ". Set all of them, or none of RECOURSE_WECHAT_*.");
        }
        String publicKeyId = keys.get(PUBLIC_KEY_ID);
        PrivateKey privateKey = read(PRIVATE_KEY, "an RSA key as PEM, PKCS #8", PemUtil::loadPrivateKeyFromString);
        PublicKey publicKey = read(PUBLIC_KEY, "an RSA public key as PEM", PemUtil::loadPublicKeyFromString);
        return new WechatPaySettings(
                new RSAPublicKeyConfig.Builder()
                        .merchantId(keys.get(MERCHANT_ID))
                        .merchantSerialNumber(keys.get(MERCHANT_SERIAL))
                        .privateKey(privateKey)
                        .publicKey(publicKey)
                        .publicKeyId(publicKeyId)
                        .apiV3Key(read(API_V3_KEY, "32 bytes long", WechatPayKeys::aesKey))
                        .build(),
                publicKeyId,
                keys.find(NOTIFY_URL)
                        .map(set -> read(NOTIFY_URL, "an https address without a query", WechatPayKeys::notifyUrl)),
                base);
    }

    /** The cause stays out: it may quote the key. */
    @SuppressWarnings("UnusedException")
    private <T> T read(String name, String form, Function<String, T> reader) {
        try {
            return reader.apply(keys.get(name));
        } catch (IllegalArgumentException e) {
            throw new Misconfigured("WeChat Pay cannot start: " + name + " is not " + form + ".");
        }
    }

    private static String aesKey(String key) {
        if (key.getBytes(StandardCharsets.UTF_8).length != 32) {
            throw new IllegalArgumentException("not 32 bytes");
        }
        return key;
    }

    /** Its form: "notify_url" of pay.weixin.qq.com/doc/v3/merchant/4012556457. */
    private static URI notifyUrl(String text) {
        URI url = URI.create(text);
        if (!"https".equals(url.getScheme()) || url.getHost() == null || url.getRawQuery() != null) {
            throw new IllegalArgumentException("not an https address without a query");
        }
        return url;
    }
}
