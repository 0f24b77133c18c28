package io.recourse.runtime.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.webhook.WebhookUrl;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookReachTest {

    private static final WebhookReach PUBLIC = new WebhookReach(false);
    private static final WebhookReach ANYWHERE = new WebhookReach(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::7f00:1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "3fff::1",
                "fc00::1",
                "fdff::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void privateAndSpecialAddressesAreNotCalled(String address) throws UnknownHostException {
        assertThat(PUBLIC.allows(InetAddress.getByName(address))).isFalse();
        assertThat(PUBLIC.allows(WebhookUrl.of("https://" + (address.contains(":") ? "[" + address + "]" : address))))
                .isFalse();
        assertThat(ANYWHERE.allows(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "223.255.255.255",
                "::ffff:1.1.1.1",
                "2606:4700:4700::1111",
                "2400:3200::1"
            })
    void addressesOfTheInternetAreCalled(String address) throws UnknownHostException {
        assertThat(PUBLIC.allows(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://shop.example/", "http://1.1.1.1/"})
    void plainHttpIsForClosedNetworks(String url) {
        assertThat(PUBLIC.allows(WebhookUrl.of(url))).isFalse();
        assertThat(ANYWHERE.allows(WebhookUrl.of(url))).isTrue();
    }
}
