package io.recourse.command.customer;

import io.recourse.customer.CustomerForgotten;
import io.recourse.runtime.content.ContentStore;
import io.recourse.runtime.vault.DataKeys;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Deletes the key of a customer who is to be forgotten, and the files that it protected. */
@Component
@ProcessingGroup("command.forgetting")
public class Forgetting {

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

    private final DataKeys keys;
    private final ContentStore contents;

    Forgetting(DataKeys keys, ContentStore contents) {
        this.keys = keys;
        this.contents = contents;
    }

    /** A key that was made later belongs to one who came back, and stays. */
    @EventHandler
    @DisallowReplay
    void on(CustomerForgotten event) {
        keys.forget(event.customerId(), event.act().occurredAt()).ifPresent(keyId -> {
            int files = contents.delete(keyId);
            LOG.atInfo().addKeyValue("key", keyId).addKeyValue("files", files).log("A customer is forgotten");
        });
    }
}
