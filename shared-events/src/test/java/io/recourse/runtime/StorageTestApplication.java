package io.recourse.runtime;

import io.recourse.runtime.content.Content;
import io.recourse.runtime.content.ContentConfiguration;
import io.recourse.runtime.content.ContentStore;
import io.recourse.runtime.content.Upload;
import io.recourse.runtime.content.UploadConfiguration;
import io.recourse.runtime.security.ApiSecurity;
import io.recourse.runtime.web.WebConfiguration;
import io.recourse.testing.TestTokens;
import java.io.IOException;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
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
    StorageTestApplication.Receipts.class
})
class StorageTestApplication {

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
            Content content = store.store(upload.bytes());
            return Map.of(
                    "kind",
                    upload.metadata().kind(),
                    "name",
                    upload.fileName(),
                    "type",
                    content.mediaType(),
                    "size",
                    Long.toString(content.sizeBytes()));
        }
    }
}
