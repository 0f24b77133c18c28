package io.recourse.query.webhook;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.recourse.query.change.ChangeListener;
import io.recourse.runtime.webhook.WebhookReach;
import io.recourse.runtime.webhook.WebhookSecrets;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sending of webhooks in a running system. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    @Bean
    Schedule webhookSchedule() {
        return new Schedule(() -> ThreadLocalRandom.current().nextDouble());
    }

    @Bean(destroyMethod = "close")
    Post webhookPost(WebhookReach reach) {
        return new Post(
                new CheckedAddresses(InetAddress::getAllByName, reach),
                reach,
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Post.TOTAL);
    }

    @Bean
    WebhookRunner webhookRunner(
            FanOut fanOut,
            Requests requests,
            Outbox outbox,
            WebhookRows webhooks,
            Post post,
            WebhookSecrets secrets,
            JdbcClient database,
            @Value("${recourse.webhooks.keep:P30D}") Duration kept,
            Clock clock) {
        Bell bell = new Bell();
        Courier courier = new Courier(post, secrets, clock);
        Dispatcher dispatcher = new Dispatcher(fanOut, requests, outbox, webhooks, courier, bell, clock);
        return new WebhookRunner(dispatcher, new Retention(database, kept, clock), bell);
    }

    @Bean
    ChangeListener webhookBell(WebhookRunner runner) {
        return changes -> runner.wake();
    }

    @Bean
    MeterBinder webhookGauges(JdbcClient database) {
        return registry -> {
            gauge(database, DeliveryState.DEAD, "Messages to merchants that were given up")
                    .register(registry);
            gauge(database, DeliveryState.PENDING, "Messages to merchants that are still to be sent")
                    .register(registry);
        };
    }

    private static Gauge.Builder<JdbcClient> gauge(JdbcClient database, DeliveryState state, String description) {
        String name = "recourse.webhooks." + state.name().toLowerCase(Locale.ROOT);
        return Gauge.builder(name, database, source -> count(source, state))
                .description(description)
                .baseUnit("messages")
                .strongReference(true);
    }

    private static double count(JdbcClient database, DeliveryState state) {
        return database.sql("select count(*) from query.webhook_delivery where state = :state and state <> 'DELIVERED'")
                .param("state", state.name())
                .query(Long.class)
                .single();
    }
}
