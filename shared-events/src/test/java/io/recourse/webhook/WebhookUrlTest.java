package io.recourse.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/recourse, shop.example, false",
        "https://shop.example:8443/a?b=c, shop.example, false",
        "https://xn--fiqs8s.example., xn--fiqs8s.example., false",
        "http://query-side, query-side, false",
        "https://203.0.113.7/a, 203.0.113.7, true",
        "https://[2001:db8::1]:443/a, 2001:db8::1, true"
    })
    void readsTheHost(String text, String host, boolean address) {
        WebhookUrl url = WebhookUrl.of(text);

        assertThat(url.host()).isEqualTo(host);
        assertThat(url.namesAddress()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop.example",
                "//shop.example/a",
                "/a",
                "ftp://shop.example/a",
                "file:///etc/passwd",
                "HTTPS://shop.example/a",
                "https:shop.example",
                "https://",
                "https:///a",
                "https://me@shop.example/a",
                "https://me:secret@shop.example/a",
                "https://good.example@127.0.0.1/a",
                "https://shop.example/a#b",
                "https://shop.example:0/a",
                "https://shop.example:65536/a",
                "https://shop.example:x/a",
                "https://shop example/a",
                "https://shop_name.example/a",
                "https://商店.example/a",
                "https://shop.example/a\nHost: b",
                "https://shop.example\\@127.0.0.1/a",
                "https://2130706433/a",
                "https://0x7f000001/a",
                "https://0x7f.1/a",
                "https://0177.0.0.1/a",
                "https://127.1/a",
                "https://127.0.0.1./a",
                "https://1.2.3.256/a",
                "https://shop.127/a",
                "https://[fe80::1%25eth0]/a",
                "https://[::1/a",
                "https://%31%32%37.0.0.1/a"
            })
    void isNoOtherText(String text) {
        assertThatThrownBy(() -> WebhookUrl.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {2_000, 2_001})
    void hasAtMostTwoThousandCharacters(int length) {
        String start = "https://shop.example/";
        String text = start + "a".repeat(length - start.length());

        if (length > 2_000) {
            assertThatThrownBy(() -> WebhookUrl.of(text)).hasMessageContaining("2000");
        } else {
            assertThat(WebhookUrl.of(text).value()).isEqualTo(text);
        }
    }
}
