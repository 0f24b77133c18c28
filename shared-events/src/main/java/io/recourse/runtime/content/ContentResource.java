package io.recourse.runtime.content;

import io.recourse.runtime.vault.DataKey;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;

/** A kept file in the form that Spring MVC sends, whole or in ranges. */
final class ContentResource extends AbstractResource {
    private final Content content;
    private final DataKey key;
    private final ContentStore store;

    ContentResource(Content content, DataKey key, ContentStore store) {
        this.content = content;
        this.key = key;
        this.store = store;
    }

    @Override
    public InputStream getInputStream() {
        return new ChunkStream(content, key, store);
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public long contentLength() {
        return content.sizeBytes();
    }

    @Override
    public String getDescription() {
        return "content " + content.sha256().hex();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContentResource that && that.content.equals(content);
    }

    @Override
    public int hashCode() {
        return content.hashCode();
    }
}
