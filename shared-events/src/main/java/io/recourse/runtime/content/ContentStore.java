package io.recourse.runtime.content;

import io.recourse.receipt.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.core.io.InputStreamSource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps files under the hash of their bytes, each once, in chunks of 256 KiB. */
@Component
public class ContentStore {
    static final int CHUNK_BYTES = 256 * 1024;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ContentStore(JdbcClient database, PlatformTransactionManager transactions, Clock clock) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Keeps a file, or finds that it is kept already. Durable when this returns.
     *
     * @param source opened twice: to look at the file, and to keep it if it is new
     * @throws io.recourse.runtime.problem.ProblemException 400 when it is empty, 415 when its bytes are of no accepted type
     * @throws io.recourse.runtime.problem.PayloadTooLargeException when it is larger than {@link Inspection#LIMIT_BYTES}
     * @throws IOException when it cannot be read to its end; nothing is kept then
     */
    public Content store(InputStreamSource source) throws IOException {
        Content content;
        try (InputStream bytes = source.getInputStream()) {
            content = Inspection.of(bytes);
        }
        if (find(content.sha256()).isEmpty()) {
            keep(content, source);
        }
        return content;
    }

    /** What is known of the file with this hash; empty when it is not kept. */
    public Optional<Content> find(Sha256 sha256) {
        return database.sql("SELECT size_bytes, media_type FROM content.content WHERE sha256 = ?")
                .param(sha256.bytes())
                .query((row, number) -> new Content(sha256, row.getLong("size_bytes"), row.getString("media_type")))
                .optional();
    }

    /** The file with this hash, read from the database while it is sent; empty when it is not kept. */
    public Optional<Resource> open(Sha256 sha256) {
        return find(sha256).map(content -> new ContentResource(content, this));
    }

    byte[] chunk(Sha256 sha256, int index) {
        return database.sql("SELECT bytes FROM content.content_chunk WHERE sha256 = ? AND index = ?")
                .params(sha256.bytes(), index)
                .query((row, number) -> row.getBytes("bytes"))
                .single();
    }

    private void keep(Content content, InputStreamSource source) throws IOException {
        try {
            transaction.executeWithoutResult(status -> insert(content, source));
        } catch (UnreadableSource e) {
            throw e.reason();
        }
    }

    /** Somebody who keeps the same file meanwhile is waited for by the first insert. */
    private void insert(Content content, InputStreamSource source) {
        int inserted = database.sql("""
                        INSERT INTO content.content (sha256, size_bytes, media_type, created_at)
                        VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING""")
                .params(
                        content.sha256().bytes(),
                        content.sizeBytes(),
                        content.mediaType(),
                        Timestamp.from(clock.instant()))
                .update();
        if (inserted == 0) {
            return;
        }
        try (InputStream bytes = source.getInputStream()) {
            insertChunks(content, bytes);
        } catch (IOException e) {
            throw new UnreadableSource(e);
        }
    }

    private void insertChunks(Content content, InputStream bytes) throws IOException {
        var hash = Inspection.hash();
        var buffer = new byte[CHUNK_BYTES];
        int index = 0;
        for (int length = bytes.readNBytes(buffer, 0, buffer.length);
                length > 0;
                length = bytes.readNBytes(buffer, 0, buffer.length)) {
            hash.update(buffer, 0, length);
            database.sql("INSERT INTO content.content_chunk (sha256, index, bytes) VALUES (?, ?, ?)")
                    .params(
                            content.sha256().bytes(),
                            index++,
                            length == buffer.length ? buffer : Arrays.copyOf(buffer, length))
                    .update();
        }
        if (!Sha256.of(hash.digest()).equals(content.sha256())) {
            throw new IOException("the file changed while it was read");
        }
    }

    /** Carries a checked exception out of the transaction, which it rolls back. */
    private static final class UnreadableSource extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final IOException reason;

        UnreadableSource(IOException reason) {
            super(reason);
            this.reason = reason;
        }

        IOException reason() {
            return reason;
        }
    }
}
