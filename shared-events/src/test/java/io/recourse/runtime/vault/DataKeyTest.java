package io.recourse.runtime.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DataKeyTest {

    private static final DataKey KEY = TestKeys.of(1);

    @Property
    void whatIsSealedIsOpenedAndSealedAlikeAgain(@ForAll byte[] plain, @ForAll String place) {
        byte[] sealed = KEY.seal(place, plain);

        assertThat(KEY.open(place, sealed)).isEqualTo(plain);
        assertThat(KEY.seal(place, plain)).isEqualTo(sealed);
    }

    @Property(tries = 200)
    void whatIsTouchedIsNotOpened(@ForAll byte[] plain, @ForAll int where, @ForAll byte with) {
        byte[] sealed = KEY.seal("here", plain);
        int at = Math.floorMod(where, sealed.length);
        sealed[at] ^= with == 0 ? 1 : with;

        assertThatThrownBy(() -> KEY.open("here", sealed)).isInstanceOf(VaultDamaged.class);
    }

    @Test
    void nothingIsOpenedInAnotherPlaceOrWithAnotherKeyOrCutOff() {
        byte[] sealed = KEY.seal("here", "words".getBytes(UTF_8));

        assertThatThrownBy(() -> KEY.open("there", sealed)).isInstanceOf(VaultDamaged.class);
        assertThatThrownBy(() -> TestKeys.of(2).open("here", sealed)).isInstanceOf(VaultDamaged.class);
        assertThatThrownBy(() -> KEY.open("here", new byte[5])).isInstanceOf(VaultDamaged.class);
    }

    /** The nonce covers where the place ends, so that "a" + "bc" is not "ab" + "c". */
    @Test
    void noTwoMeaningsShareANonce() {
        Set<String> nonces = new HashSet<>();
        for (String text : new String[] {"", "a", "b", "ab", "ba", "abc"}) {
            for (int end = 0; end <= text.length(); end++) {
                byte[] sealed =
                        KEY.seal(text.substring(0, end), text.substring(end).getBytes(UTF_8));
                assertThat(nonces.add(new String(sealed, 0, 12, ISO_8859_1)))
                        .as(text + " " + end)
                        .isTrue();
            }
        }
    }

    @Test
    void isNotShownInALog() {
        assertThat(KEY).hasToString("DataKey[test-1]");
    }
}
