package io.recourse.command.gateway.wechat;

import io.recourse.command.gateway.Delivery;
import io.recourse.command.gateway.NotAuthentic;
import io.recourse.command.gateway.Notice;
import io.recourse.command.gateway.Unreadable;
import io.recourse.command.gateway.WebhookReader;
import java.util.List;

/**
 * What WeChat Pay tells by itself. Of its notices those of refunds matter here
 * (pay.weixin.qq.com/doc/v3/merchant/4012082053); the rest is kept as it is, unopened.
 */
final class WechatPayWebhook implements WebhookReader {

    private final Seal seal;
    private final Envelope.Opener opener;

    WechatPayWebhook(WechatPaySettings settings) {
        this.seal = new Seal(settings);
        this.opener = new Envelope.Opener(settings.platform().createAeadCipher());
    }

    @Override
    public String source() {
        return WechatPayGateway.SOURCE;
    }

    @Override
    public List<Notice> read(Delivery delivery) throws NotAuthentic, Unreadable {
        Envelope envelope = Envelope.of(seal.verified(delivery));
        return List.of(
                switch (envelope.type()) {
                    case "REFUND.SUCCESS", "REFUND.ABNORMAL", "REFUND.CLOSED" ->
                        new RefundNotice(envelope, opener.open(envelope)).read();
                    default -> new Notice.Other(envelope.id(), envelope.type());
                });
    }

    /** Anything but 200 or 204, within five seconds, brings the notice again. */
    @Override
    public Receipt receipt() {
        return new Receipt(200, "application/json", "{\"code\":\"SUCCESS\"}");
    }
}
