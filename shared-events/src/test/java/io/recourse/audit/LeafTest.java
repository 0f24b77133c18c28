package io.recourse.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LeafTest {

    private static final Instant AT = Instant.parse("2026-05-01T12:00:04Z");
    private static final Leaf LEAF =
            new Leaf("e-1", "T", Optional.of("1"), "Case", "c-1", 4, AT, "{\"a\":\"ü\"}", "{}");

    @Test
    void hashIsThatOfTheFieldsAfterTheirLengths() throws Exception {
        assertThat(LEAF.hash().toBytes())
                .isEqualTo(
                        sha256(0, "e-1", "T", "1", "Case", "c-1", "4", "2026-05-01T12:00:04Z", "{\"a\":\"ü\"}", "{}"));
    }

    @Test
    void everyFieldCounts() {
        Optional<String> none = Optional.empty();
        Stream<Leaf> others = Stream.of(
                new Leaf("e-2", "T", Optional.of("1"), "Case", "c-1", 4, AT, "{\"a\":\"ü\"}", "{}"),
                new Leaf("e-1", "U", Optional.of("1"), "Case", "c-1", 4, AT, "{\"a\":\"ü\"}", "{}"),
                new Leaf("e-1", "T", none, "Case", "c-1", 4, AT, "{\"a\":\"ü\"}", "{}"),
                new Leaf("e-1", "T", Optional.of("1"), "case", "c-1", 4, AT, "{\"a\":\"ü\"}", "{}"),
                new Leaf("e-1", "T", Optional.of("1"), "Case", "c-2", 4, AT, "{\"a\":\"ü\"}", "{}"),
                new Leaf("e-1", "T", Optional.of("1"), "Case", "c-1", 5, AT, "{\"a\":\"ü\"}", "{}"),
                new Leaf("e-1", "T", Optional.of("1"), "Case", "c-1", 4, AT.plusMillis(1), "{\"a\":\"ü\"}", "{}"),
                new Leaf("e-1", "T", Optional.of("1"), "Case", "c-1", 4, AT, "{\"a\": \"ü\"}", "{}"),
                new Leaf("e-1", "T", Optional.of("1"), "Case", "c-1", 4, AT, "{\"a\":\"ü\"}", "{\"b\":1}"),
                new Leaf("e-1T", "", Optional.of("1"), "Case", "c-1", 4, AT, "{\"a\":\"ü\"}", "{}"));

        assertThat(others.map(Leaf::hash)).doesNotHaveDuplicates().doesNotContain(LEAF.hash());
    }

    @Test
    void chainGoesOnFromTheEventBefore() throws Exception {
        Hash first = Leaf.chain(Optional.empty(), LEAF.hash());
        Hash second = Leaf.chain(Optional.of(first), LEAF.hash());

        assertThat(first.toBytes())
                .isEqualTo(digest(new byte[] {2}, new byte[32], LEAF.hash().toBytes()));
        assertThat(second.toBytes())
                .isEqualTo(digest(new byte[] {2}, first.toBytes(), LEAF.hash().toBytes()));
    }

    private static byte[] sha256(int prefix, String... fields) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(prefix);
        for (String field : List.of(fields)) {
            write(out, field.getBytes(UTF_8));
        }
        return digest(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, byte[] field) throws IOException {
        out.writeInt(field.length);
        out.write(field);
    }

    private static byte[] digest(byte[]... parts) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Stream.of(parts).forEach(digest::update);
        return digest.digest();
    }
}
