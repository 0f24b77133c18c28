package io.recourse.command.gateway.wechat;

import com.wechat.pay.java.core.RSAPublicKeyConfig;
import java.net.URI;
import java.util.Optional;

/**
 * How to reach WeChat Pay, and the keys to do so.
 *
 * @param platform the merchant's own key, the platform's public key and the key of its notices
 * @param platformKeyId the platform's name of its public key, as a rule {@code PUB_KEY_ID_…}
 * @param notifyUrl where it shall tell of refunds, if not where its merchant platform says
 * @param base of every request, without a path
 */
record WechatPaySettings(RSAPublicKeyConfig platform, String platformKeyId, Optional<URI> notifyUrl, URI base) {

    /** The nearest access point (pay.weixin.qq.com/doc/v3/merchant/4012556457). */
    static final URI PRODUCTION = URI.create("https://api.mch.weixin.qq.com");

    @Override
    public String toString() {
        return "WechatPaySettings[platformKeyId=" + platformKeyId + ", base=" + base + "]";
    }
}
