package io.recourse.command.gateway.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import io.recourse.command.gateway.SingleSend;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Carries the requests of Stripe's library, whose own client lets Java repeat one when its connection ends early. */
final class StripeTransport extends HttpClient {

    private final SingleSend http;

    /** @param patience from the request to the last byte of its answer */
    StripeTransport(Duration patience) {
        this.http = new SingleSend(patience);
    }

    @Override
    public StripeResponse request(StripeRequest request) throws ApiConnectionException {
        try {
            HttpResponse<String> answer = http.send(plain(request));
            return new StripeResponse(
                    answer.statusCode(), HttpHeaders.of(answer.headers().map()), answer.body());
        } catch (IOException e) {
            throw new ApiConnectionException("Stripe did not answer", e);
        }
    }

    private static HttpRequest plain(StripeRequest request) {
        HttpRequest.Builder plain = HttpRequest.newBuilder(
                        URI.create(request.url().toString()))
                .method(request.method().name(), body(request))
                .header("User-Agent", buildUserAgentString(request))
                .header("X-Stripe-Client-User-Agent", buildXStripeClientUserAgentString());
        request.headers().map().forEach((name, values) -> plain.header(name, String.join(",", values)));
        Optional.ofNullable(request.content())
                .ifPresent(content -> plain.header("Content-Type", content.contentType()));
        return plain.build();
    }

    private static BodyPublisher body(StripeRequest request) {
        return request.content() == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofByteArray(request.content().byteArrayContent());
    }
}
