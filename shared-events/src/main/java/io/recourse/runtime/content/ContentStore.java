package io.recourse.runtime.content;

import io.recourse.receipt.Sha256;
import io.recourse.runtime.content.virus.VirusScan;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import io.recourse.runtime.vault.DataKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.InputStreamSource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps files under the hash of their bytes, for each customer once, in chunks of 256 KiB that the customer's key seals. */
@Component
public class ContentStore {
    static final int CHUNK_BYTES = 256 * 1024;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Optional<VirusScan> scan;
    private final Path work;

    /** @param work directory for files while they are looked at */
    ContentStore(
            JdbcClient database,
            PlatformTransactionManager transactions,
            Clock clock,
            Optional<VirusScan> scan,
            @Value("${recourse.content.work:${java.io.tmpdir}}") String work) {
        this.work = Path.of(work);
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.scan = scan;
    }

    /**
     * Keeps files, all or none, each unless it is kept already. Durable when this returns.
     *
     * @param key of the customer whose case they belong to
     * @param files each opened to look at it, to have it scanned, and to keep it if it is new
     * @return what they are, in the same order
     * @throws ProblemException 400 when one is empty, 415 when its bytes are of no accepted type, 422 when it could do harm
     *     or is infected, 503 when the virus scanner does not answer
     * @throws io.recourse.runtime.problem.PayloadTooLargeException when one is larger than {@link Inspection#LIMIT_BYTES}
     * @throws IOException when one cannot be read to its end
     */
    public List<Content> store(DataKey key, List<UploadedFile> files) throws IOException {
        List<Content> contents = new ArrayList<>();
        for (UploadedFile file : files) {
            contents.add(Inspection.of(file, work));
        }
        for (UploadedFile file : files) {
            requireClean(file);
        }
        // In one order for all callers, so that two with the same files do not wait for each other.
        Map<String, Source> missing = new TreeMap<>();
        for (int i = 0; i < files.size(); i++) {
            Content content = contents.get(i);
            if (find(key, content.sha256()).isEmpty()) {
                missing.put(
                        content.sha256().hex(), new Source(content, files.get(i).bytes()));
            }
        }
        keep(key, missing.values());
        return contents;
    }

    private void requireClean(UploadedFile file) throws IOException {
        if (scan.isEmpty()) {
            return;
        }
        try (InputStream bytes = file.bytes().getInputStream()) {
            Optional<String> found = scan.get().scan(bytes);
            if (found.isPresent()) {
                throw ProblemException.file(
                        ProblemType.INFECTED_FILE,
                        Map.of("file", file.name(), "signature", found.get()),
                        Flaw.at(file.pointer(), Flaw.Kind.FILE_INFECTED, "signature", found.get()));
            }
        }
    }

    Optional<Content> find(DataKey key, Sha256 sha256) {
        return database.sql("SELECT size_bytes, media_type FROM content.content WHERE sha256 = ? AND key_id = ?")
                .params(sha256.bytes(), key.id())
                .query((row, number) -> new Content(sha256, row.getLong("size_bytes"), row.getString("media_type")))
                .optional();
    }

    /** A file of the customer whose key it is, read from the database while it is sent; empty when it is not kept. */
    public Optional<Resource> open(DataKey key, Sha256 sha256) {
        return find(key, sha256).map(content -> new ContentResource(content, key, this));
    }

    /** @return how many files there were under this key */
    public int delete(String keyId) {
        return database.sql("DELETE FROM content.content WHERE key_id = ?")
                .param(keyId)
                .update();
    }

    /** Whether there are files that a version without keys kept. */
    public boolean hasPlain() {
        return database.sql("SELECT exists (SELECT FROM content.content WHERE key_id = '')")
                .query(Boolean.class)
                .single();
    }

    /** Keeps a file, if it is one of those, for this customer as well. */
    public void seal(DataKey key, Sha256 sha256) {
        transaction.executeWithoutResult(status -> {
            int copied = database.sql("""
                            INSERT INTO content.content (sha256, key_id, size_bytes, media_type, created_at)
                            SELECT sha256, ?, size_bytes, media_type, created_at FROM content.content
                            WHERE sha256 = ? AND key_id = '' ON CONFLICT DO NOTHING""").params(key.id(), sha256.bytes()).update();
            for (int index = 0; copied == 1 && sealChunk(key, sha256, index); index++) {}
        });
    }

    public void deletePlain() {
        delete("");
    }

    /** Whether there was one with this index. */
    private boolean sealChunk(DataKey key, Sha256 sha256, int index) {
        Optional<byte[]> plain = database.sql(
                        "SELECT bytes FROM content.content_chunk WHERE sha256 = ? AND key_id = '' AND index = ?")
                .params(sha256.bytes(), index)
                .query((row, number) -> row.getBytes(1))
                .optional();
        plain.ifPresent(bytes -> insertChunk(key, sha256, index, bytes));
        return plain.isPresent();
    }

    byte[] chunk(DataKey key, Sha256 sha256, int index) {
        return database.sql("SELECT bytes FROM content.content_chunk WHERE sha256 = ? AND key_id = ? AND index = ?")
                .params(sha256.bytes(), key.id(), index)
                .query((row, number) -> key.open(place(sha256, index), row.getBytes("bytes")))
                .single();
    }

    private static String place(Sha256 sha256, int index) {
        return sha256.hex() + ":" + index;
    }

    private record Source(Content content, InputStreamSource bytes) {}

    private void keep(DataKey key, Collection<Source> sources) throws IOException {
        try {
            transaction.executeWithoutResult(
                    status -> sources.forEach(source -> insert(key, source.content(), source.bytes())));
        } catch (UnreadableSource e) {
            throw e.reason();
        }
    }

    /** Somebody who keeps the same file meanwhile is waited for by the first insert. */
    private void insert(DataKey key, Content content, InputStreamSource source) {
        int inserted = database.sql("""
                        INSERT INTO content.content (sha256, key_id, size_bytes, media_type, created_at)
                        VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")
                .params(
                        content.sha256().bytes(),
                        key.id(),
                        content.sizeBytes(),
                        content.mediaType(),
                        Timestamp.from(clock.instant()))
                .update();
        if (inserted == 0) {
            return;
        }
        try (InputStream bytes = source.getInputStream()) {
            insertChunks(key, content, bytes);
        } catch (IOException e) {
            throw new UnreadableSource(e);
        }
    }

    private void insertChunks(DataKey key, Content content, InputStream bytes) throws IOException {
        var hash = Inspection.hash();
        var buffer = new byte[CHUNK_BYTES];
        int index = 0;
        for (int length = bytes.readNBytes(buffer, 0, buffer.length);
                length > 0;
                length = bytes.readNBytes(buffer, 0, buffer.length)) {
            hash.update(buffer, 0, length);
            insertChunk(
                    key, content.sha256(), index++, length == buffer.length ? buffer : Arrays.copyOf(buffer, length));
        }
        if (!Sha256.of(hash.digest()).equals(content.sha256())) {
            throw new IOException("the file changed while it was read");
        }
    }

    private void insertChunk(DataKey key, Sha256 sha256, int index, byte[] plain) {
        database.sql("INSERT INTO content.content_chunk (sha256, key_id, index, bytes) VALUES (?, ?, ?, ?)")
                .params(sha256.bytes(), key.id(), index, key.seal(place(sha256, index), plain))
                .update();
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
