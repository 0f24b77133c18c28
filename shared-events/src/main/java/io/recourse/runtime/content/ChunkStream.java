package io.recourse.runtime.content;

import io.recourse.runtime.vault.DataKey;
import java.io.InputStream;
import java.util.Objects;

/** Reads one chunk after another, each with a short query, so that a slow reader holds no connection. */
final class ChunkStream extends InputStream {
    private final Content content;
    private final DataKey key;
    private final ContentStore store;
    private byte[] chunk = {};
    private int loaded = -1;
    private long position;

    ChunkStream(Content content, DataKey key, ContentStore store) {
        this.content = content;
        this.key = key;
        this.store = store;
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (position >= content.sizeBytes()) {
            return -1;
        }
        load((int) (position / ContentStore.CHUNK_BYTES));
        int from = (int) (position % ContentStore.CHUNK_BYTES);
        int count = Math.min(length, chunk.length - from);
        System.arraycopy(chunk, from, target, offset, count);
        position += count;
        return count;
    }

    /** Skipped chunks are not read. */
    @Override
    public long skip(long count) {
        long skipped = Math.clamp(count, 0, content.sizeBytes() - position);
        position += skipped;
        return skipped;
    }

    private void load(int index) {
        if (loaded != index) {
            chunk = store.chunk(key, content.sha256(), index);
            loaded = index;
        }
    }
}
