package io.recourse.command.customer;

import io.recourse.runtime.content.ContentStore;
import io.recourse.runtime.json.PersonalSeal;
import io.recourse.runtime.vault.StreamKeys;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Seals what was written before there were keys, before anything else begins. */
@Configuration(proxyBeanMethods = false)
class Upgrade {

    @Bean
    SmartInitializingSingleton plainIsSealed(
            JdbcClient database,
            PersonalSeal seal,
            EventStore events,
            ContentStore contents,
            StreamKeys keys,
            @Value("${axon.axonserver.enabled}") boolean axonServer) {
        return () -> {
            if (done(database)) {
                return;
            }
            if (!axonServer) {
                new PlainHistory(database, seal).sealAll();
            }
            try {
                new PlainReceipts(events, contents, keys).sealAll();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped while older files were sealed", e);
            }
            database.sql("insert into vault.sealed_history values (true) on conflict do nothing")
                    .update();
        };
    }

    private static boolean done(JdbcClient database) {
        return database.sql("select exists (select from vault.sealed_history)")
                .query(Boolean.class)
                .single();
    }
}
