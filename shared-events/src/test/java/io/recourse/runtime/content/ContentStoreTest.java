package io.recourse.runtime.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.recourse.receipt.Sha256;
import io.recourse.runtime.StorageTest;
import io.recourse.runtime.content.safety.Pdfs;
import io.recourse.runtime.content.safety.Zips;
import io.recourse.runtime.problem.PayloadTooLargeException;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import io.recourse.runtime.vault.DataKey;
import io.recourse.runtime.vault.TestKeys;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.InputStreamSource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;

class ContentStoreTest extends StorageTest {

    private static final DataKey KEY = TestKeys.of(1);
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16};

    @Autowired
    ContentStore store;

    @Autowired
    JdbcClient database;

    @Test
    void aFileComesBackAsItWent() throws IOException {
        byte[] file = jpeg(3 * ContentStore.CHUNK_BYTES + 17, 1);

        Content content = keep(() -> new ByteArrayInputStream(file));

        assertThat(content.mediaType()).isEqualTo("image/jpeg");
        assertThat(content.sizeBytes()).isEqualTo(file.length);
        Resource kept = store.open(KEY, content.sha256()).orElseThrow();
        assertThat(kept.contentLength()).isEqualTo(file.length);
        try (InputStream bytes = kept.getInputStream()) {
            assertThat(bytes.readAllBytes()).isEqualTo(file);
        }
    }

    @Test
    void aReaderMaySkipToAnyPlace() throws IOException {
        byte[] file = jpeg(2 * ContentStore.CHUNK_BYTES + 5, 2);
        Content content = keep(() -> new ByteArrayInputStream(file));

        try (InputStream bytes = store.open(KEY, content.sha256()).orElseThrow().getInputStream()) {
            bytes.skipNBytes(ContentStore.CHUNK_BYTES - 1);
            assertThat(bytes.read()).isEqualTo(file[ContentStore.CHUNK_BYTES - 1] & 0xFF);
            assertThat(bytes.read()).isEqualTo(file[ContentStore.CHUNK_BYTES] & 0xFF);
            assertThat(bytes.skip(Long.MAX_VALUE)).isEqualTo(file.length - ContentStore.CHUNK_BYTES - 1);
            assertThat(bytes.read()).isEqualTo(-1);
        }
    }

    @Test
    void theSameFileIsKeptOnce() throws IOException {
        byte[] file = jpeg(1_000, 3);
        var opened = new AtomicInteger();
        InputStreamSource source = () -> {
            opened.incrementAndGet();
            return new ByteArrayInputStream(file);
        };

        Content first = keep(source);
        Content second = keep(source);

        assertThat(second).isEqualTo(first);
        assertThat(opened).hasValue(3);
        assertThat(chunks(first.sha256())).isEqualTo(1);
    }

    @Test
    void manyMayKeepTheSameFileAtOnce() throws Exception {
        byte[] file = jpeg(2 * ContentStore.CHUNK_BYTES, 4);
        Callable<Content> keep = () -> keep(() -> new ByteArrayInputStream(file));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Content>> all =
                    threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> keep).toList());
            for (Future<Content> one : all) {
                assertThat(chunks(one.get().sha256())).isEqualTo(2);
            }
        }
    }

    @Test
    void aFileOfTheLimitIsKeptAndReadWithLittleMemory() throws IOException {
        byte[] file = jpeg(Inspection.LIMIT_BYTES, 5);
        InputStreamSource source = () -> new ByteArrayInputStream(file);
        var memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();

        Content content = keep(source);

        // Sealing copies every chunk once, and so does the driver; whoever holds the whole file needs once more its
        // size.
        assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(file.length * 5L / 2);
        try (InputStream bytes = store.open(KEY, content.sha256()).orElseThrow().getInputStream()) {
            long reading = memory.getCurrentThreadAllocatedBytes();
            assertThat(bytes.read()).isEqualTo(0xFF);
            assertThat(memory.getCurrentThreadAllocatedBytes() - reading).isLessThan(8L * ContentStore.CHUNK_BYTES);
        }
    }

    @Test
    void aFileOverTheLimitIsRefusedWithoutReadingItAll() {
        var endless = new SequenceInputStream(new ByteArrayInputStream(JPEG), InputStream.nullInputStream()) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = super.read(target, offset, length);
                return count < 0 ? length : count;
            }
        };

        assertThatThrownBy(() -> keep(() -> endless)).isInstanceOf(PayloadTooLargeException.class);
    }

    @Test
    void aFileThatBreaksOffIsNotKept() {
        byte[] file = jpeg(ContentStore.CHUNK_BYTES * 2, 6);
        Content content = inspect(file);
        var opened = new AtomicInteger();
        InputStreamSource breaks = () -> opened.incrementAndGet() == 1
                ? new ByteArrayInputStream(file)
                : new FilterInputStream(new ByteArrayInputStream(file)) {
                    private int left = ContentStore.CHUNK_BYTES + 1;

                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        if (left <= 0) {
                            throw new IOException("the line is dead");
                        }
                        int count = super.read(target, offset, Math.min(left, length));
                        left -= count;
                        return count;
                    }
                };

        assertThatThrownBy(() -> keep(breaks)).isInstanceOf(IOException.class).hasMessage("the line is dead");
        assertThat(store.find(KEY, content.sha256())).isEmpty();
        assertThat(chunks(content.sha256())).isZero();
    }

    @Test
    void aFileThatChangesMeanwhileIsNotKept() {
        byte[] file = jpeg(1_000, 7);
        var opened = new AtomicInteger();

        assertThatThrownBy(() ->
                        keep(() -> new ByteArrayInputStream(opened.incrementAndGet() == 1 ? file : jpeg(1_000, 8))))
                .isInstanceOf(IOException.class);
        assertThat(store.find(KEY, inspect(file).sha256())).isEmpty();
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThatThrownBy(() -> keep(InputStream::nullInputStream))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST));
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                Arguments.of("application/pdf", Pdfs.plain()),
                Arguments.of("image/jpeg", JPEG),
                Arguments.of("image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}),
                Arguments.of("image/gif", "GIF89a\1\0\1\0\0\0\0;".getBytes(UTF_8)),
                Arguments.of("image/tiff", new byte[] {'I', 'I', 42, 0, 8, 0, 0, 0}),
                Arguments.of("text/plain", "客户：我没有收到货。\n".getBytes(UTF_8)),
                Arguments.of("message/rfc822", "From: a@example.com\nSubject: Hello\n\nHi\n".getBytes(UTF_8)),
                Arguments.of("application/zip", Zips.of("a.txt", "payment")));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void evidenceIsToldByItsBytes(String mediaType, byte[] file) throws IOException {
        assertThat(keep(() -> new ByteArrayInputStream(file)).mediaType()).isEqualTo(mediaType);
    }

    static Stream<byte[]> refused() {
        return Stream.of(
                "<!DOCTYPE html><html><body>hi</body></html>".getBytes(UTF_8),
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(UTF_8),
                "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(UTF_8),
                new byte[] {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0},
                new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0},
                "#!/bin/sh\necho hi\n".getBytes(UTF_8),
                new byte[] {0, 1, 2, 3, 4, 5});
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsNoEvidenceIsRefused(byte[] file) {
        assertThatThrownBy(() -> keep(() -> new ByteArrayInputStream(file)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.UNSUPPORTED_MEDIA_TYPE));
    }

    @Test
    void ofSeveralFilesAllAreKeptOrNone() throws IOException {
        byte[] first = jpeg(1_000, 9);
        byte[] second = jpeg(ContentStore.CHUNK_BYTES + 1, 10);
        UploadedFile refused = file(() -> new ByteArrayInputStream("<html></html>".getBytes(UTF_8)));
        List<UploadedFile> good =
                List.of(file(() -> new ByteArrayInputStream(first)), file(() -> new ByteArrayInputStream(second)));

        assertThatThrownBy(() -> store.store(KEY, List.of(good.get(0), good.get(1), refused)))
                .isInstanceOf(ProblemException.class);
        assertThat(store.find(KEY, inspect(first).sha256())).isEmpty();
        List<Content> kept = store.store(KEY, List.of(good.get(0), good.get(1), good.get(0)));

        assertThat(kept).containsExactly(inspect(first), inspect(second), inspect(first));
        assertThat(chunks(inspect(first).sha256())).isEqualTo(1);
        assertThat(chunks(inspect(second).sha256())).isEqualTo(2);
    }

    private Content keep(InputStreamSource source) throws IOException {
        return store.store(KEY, List.of(file(source))).getFirst();
    }

    private static UploadedFile file(InputStreamSource source) {
        return new UploadedFile("receipt", "part:file", source);
    }

    private int chunks(Sha256 sha256) {
        return database.sql("SELECT count(*) FROM content.content_chunk WHERE sha256 = ?")
                .param(sha256.bytes())
                .query(Integer.class)
                .single();
    }

    private static Content inspect(byte[] file) {
        try {
            return Inspection.of(
                    file(() -> new ByteArrayInputStream(file)), Path.of(System.getProperty("java.io.tmpdir")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] jpeg(int sizeBytes, int seed) {
        var file = new byte[sizeBytes];
        new Random(seed).nextBytes(file);
        System.arraycopy(JPEG, 0, file, 0, JPEG.length);
        return file;
    }
}
