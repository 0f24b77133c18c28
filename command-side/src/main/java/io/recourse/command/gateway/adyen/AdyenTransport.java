package io.recourse.command.gateway.adyen;

import com.adyen.Client;
import com.adyen.Config;
import com.adyen.constants.ApiConstants;
import com.adyen.httpclient.ClientInterface;
import com.adyen.httpclient.HTTPClientException;
import com.adyen.model.RequestOptions;
import io.recourse.command.gateway.SingleSend;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Carries the requests of Adyen's library, whose own client repeats what was answered with 429 or 503 and cannot be told not to.
 */
final class AdyenTransport implements ClientInterface {

    private final SingleSend http;

    /** @param patience from the request to the last byte of its answer */
    AdyenTransport(Duration patience) {
        this.http = new SingleSend(patience);
    }

    @Override
    public String request(String endpoint, String body, Config config) throws IOException, HTTPClientException {
        return request(endpoint, body, config, true);
    }

    @Override
    public String request(String endpoint, String body, Config config, boolean apiKey)
            throws IOException, HTTPClientException {
        return request(endpoint, body, config, apiKey, null);
    }

    @Override
    public String request(String endpoint, String body, Config config, boolean apiKey, @Nullable RequestOptions options)
            throws IOException, HTTPClientException {
        return request(endpoint, body, config, apiKey, options, ApiConstants.HttpMethod.POST);
    }

    @Override
    public String request(
            String endpoint,
            String body,
            Config config,
            boolean apiKey,
            @Nullable RequestOptions options,
            ApiConstants.HttpMethod method)
            throws IOException, HTTPClientException {
        return request(endpoint, body, config, apiKey, options, method, Map.of());
    }

    /** @param query not used: no request that we make has any */
    @Override
    public String request(
            String endpoint,
            String body,
            Config config,
            boolean apiKey,
            @Nullable RequestOptions options,
            ApiConstants.HttpMethod method,
            @Nullable Map<String, String> query)
            throws IOException, HTTPClientException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint))
                .header("Content-Type", "application/json")
                .header("User-Agent", Client.LIB_NAME + "/" + Client.LIB_VERSION)
                .header("X-API-Key", config.getApiKey())
                .method(method.name(), HttpRequest.BodyPublishers.ofString(body));
        if (options != null && options.getIdempotencyKey() != null) {
            request.header("Idempotency-Key", options.getIdempotencyKey());
        }
        HttpResponse<String> answer = http.send(request.build());
        if (answer.statusCode() / 100 != 2) {
            throw new HTTPClientException(
                    answer.statusCode(),
                    "status " + answer.statusCode(),
                    answer.headers().map(),
                    answer.body());
        }
        return answer.body();
    }
}
