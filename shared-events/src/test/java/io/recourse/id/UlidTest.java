package io.recourse.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UlidTest {

    private static final long LAST_MILLIS = (1L << 48) - 1;
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Property
    void hasItsForm(@ForAll @LongRange(max = LAST_MILLIS) long millis, @ForAll @Size(10) byte[] entropy) {
        String ulid = Ulid.of(Instant.ofEpochMilli(millis), entropy);
        assertThat(Ulid.require("x_", "x_" + ulid)).isEqualTo("x_" + ulid);
    }

    @Property
    void isTheTimeAndThenTheEntropyInBase32(
            @ForAll @LongRange(max = LAST_MILLIS) long millis, @ForAll @Size(10) byte[] entropy) {
        BigInteger read = BigInteger.ZERO;
        for (char digit : Ulid.of(Instant.ofEpochMilli(millis), entropy).toCharArray()) {
            read = read.shiftLeft(5).or(BigInteger.valueOf(DIGITS.indexOf(digit)));
        }
        BigInteger written = BigInteger.valueOf(millis)
                .shiftLeft(80)
                .or(new BigInteger(HexFormat.of().formatHex(entropy), 16));
        assertThat(read).isEqualTo(written);
    }

    @Property
    void sortsByTime(
            @ForAll @LongRange(max = LAST_MILLIS - 1) long millis,
            @ForAll @Size(10) byte[] entropy,
            @ForAll @Size(10) byte[] other) {
        assertThat(Ulid.of(Instant.ofEpochMilli(millis), entropy))
                .isLessThan(Ulid.of(Instant.ofEpochMilli(millis + 1), other));
    }

    @Test
    void isAsTheSpecificationHasIt() {
        assertThat(Ulid.of(Instant.ofEpochMilli(1_469_918_176_385L), new byte[10]))
                .isEqualTo("01ARYZ6S410000000000000000");
        assertThat(Ulid.of(Instant.ofEpochMilli(LAST_MILLIS), HexFormat.of().parseHex("ff".repeat(10))))
                .isEqualTo("7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:59.999Z", "+10889-08-02T05:31:50.656Z", "+99999-01-01T00:00:00Z"})
    void refusesInstantsThatItCannotHold(Instant instant) {
        assertThatIllegalArgumentException().isThrownBy(() -> Ulid.of(instant, new byte[10]));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 11, 16})
    void refusesAnotherLengthOfEntropy(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> Ulid.of(Instant.EPOCH, new byte[length]));
    }
}
