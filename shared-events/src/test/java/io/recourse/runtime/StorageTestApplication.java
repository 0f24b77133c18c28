package io.recourse.runtime;

import io.recourse.runtime.clock.VirtualClock;
import io.recourse.runtime.content.Content;
import io.recourse.runtime.content.ContentConfiguration;
import io.recourse.runtime.content.ContentStore;
import io.recourse.runtime.content.Upload;
import io.recourse.runtime.content.UploadConfiguration;
import io.recourse.runtime.database.CommandSchema;
import io.recourse.runtime.idempotency.IdempotencyConfiguration;
import io.recourse.runtime.openapi.OpenApiConfiguration;
import io.recourse.runtime.security.ApiSecurity;
import io.recourse.runtime.vault.TestKeys;
import io.recourse.runtime.web.WebConfiguration;
import io.recourse.testing.TestTokens;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP wiring on a real database, without events. */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import({
    StorageTestApplication.WithoutEvents.class,
    WebConfiguration.class,
    ApiSecurity.class,
    TestTokens.Issuer.class,
    ContentConfiguration.class,
    UploadConfiguration.class,
    CommandSchema.class,
    IdempotencyConfiguration.class,
    StorageTestApplication.Receipts.class,
    OpenApiConfiguration.class,
    OnceProbe.class,
    ProbeController.class
})
public class StorageTestApplication {

    /** Stands still, so that leases end when a test says so. */
    @Bean
    VirtualClock clock() {
        return new VirtualClock(Instant.parse("2026-11-20T06:00:00Z"));
    }

    static class WithoutEvents extends AutoConfigurationWithout {
        WithoutEvents() {
            super("org.axonframework", "scheduler");
        }
    }

    record Metadata(String kind) {}

    @RestController
    static class Receipts {
        private final ContentStore store;

        Receipts(ContentStore store) {
            this.store = store;
        }

        @PostMapping("/api/v1/probe/receipts")
        Map<String, String> take(Upload<Metadata> upload) throws IOException {
            Content content = store.store(TestKeys.of(1), upload.files()).getFirst();
            return Map.of(
                    "kind",
                    upload.metadata().kind(),
                    "name",
                    upload.files().getFirst().name(),
                    "type",
                    content.mediaType(),
                    "size",
                    Long.toString(content.sizeBytes()));
        }
    }
}
