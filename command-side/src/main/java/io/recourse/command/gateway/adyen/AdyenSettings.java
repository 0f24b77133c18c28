package io.recourse.command.gateway.adyen;

import io.recourse.command.gateway.GatewayKeys;
import io.recourse.command.gateway.Misconfigured;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How to reach Adyen, and its keys.
 *
 * @param hmacKeys of the webhook, in hexadecimal digits; several while one is being changed
 * @param checkout the Checkout API, with its version
 * @param patience how long to wait for an answer
 */
record AdyenSettings(String apiKey, String merchantAccount, List<String> hmacKeys, URI checkout, Duration patience) {

    static final String API_KEY = "RECOURSE_ADYEN_API_KEY";
    static final String MERCHANT_ACCOUNT = "RECOURSE_ADYEN_MERCHANT_ACCOUNT";
    static final String HMAC_KEYS = "RECOURSE_ADYEN_HMAC_KEYS";
    static final String LIVE_PREFIX = "RECOURSE_ADYEN_LIVE_PREFIX";
    static final List<String> NAMES = List.of(API_KEY, MERCHANT_ACCOUNT, HMAC_KEYS, LIVE_PREFIX);

    private static final URI TEST = URI.create("https://checkout-test.adyen.com/v72");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern HEX = Pattern.compile("([0-9A-Fa-f]{2})+");
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9-]{1,60}");

    /** @throws Misconfigured when something is missing or has not its form */
    static AdyenSettings from(GatewayKeys keys) {
        List<String> hmacKeys = keys.list(HMAC_KEYS);
        if (!hmacKeys.stream().allMatch(key -> HEX.matcher(key).matches())) {
            throw new Misconfigured(HMAC_KEYS + " must be hexadecimal digits, two a byte");
        }
        return new AdyenSettings(
                keys.get(API_KEY),
                keys.get(MERCHANT_ACCOUNT),
                hmacKeys,
                keys.find(LIVE_PREFIX).map(AdyenSettings::live).orElse(TEST),
                PATIENCE);
    }

    /** Every merchant has a live host of its own (docs.adyen.com/development-resources/live-endpoints). */
    private static URI live(String prefix) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new Misconfigured(LIVE_PREFIX + " is the first part of a host name: letters, digits and -");
        }
        return URI.create("https://" + prefix + "-checkout-live.adyenpayments.com/checkout/v72");
    }

    @Override
    public String toString() {
        return "AdyenSettings[merchantAccount=" + merchantAccount + ", checkout=" + checkout + "]";
    }
}
