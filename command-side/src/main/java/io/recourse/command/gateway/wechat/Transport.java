package io.recourse.command.gateway.wechat;

import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.http.AbstractHttpClient;
import com.wechat.pay.java.core.http.Constant;
import com.wechat.pay.java.core.http.HttpHeaders;
import com.wechat.pay.java.core.http.JsonRequestBody;
import com.wechat.pay.java.core.http.OriginalResponse;
import io.recourse.command.gateway.SingleSend;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Carries what the vendor's library signs and verifies. A request is sent once, and tells "not sent" from "not answered". */
final class Transport extends AbstractHttpClient {

    static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

    private static final List<String> VERIFIED_HEADERS = List.of(
            Constant.REQUEST_ID,
            Constant.WECHAT_PAY_SERIAL,
            Constant.WECHAT_PAY_SIGNATURE,
            Constant.WECHAT_PAY_TIMESTAMP,
            Constant.WECHAT_PAY_NONCE);

    private final URI base;
    private final SingleSend http;

    Transport(WechatPaySettings settings, Duration answerWithin) {
        super(settings.platform().createCredential(), settings.platform().createValidator());
        this.base = settings.base();
        this.http = new SingleSend(answerWithin);
    }

    @Override
    protected OriginalResponse innerExecute(com.wechat.pay.java.core.http.HttpRequest request) {
        HttpResponse<String> response = exchange(outgoing(request));
        Map<String, String> headers = verifiedHeaders(response);
        if (isInvalidHttpCode(response.statusCode())) {
            throw new Refused(Refusal.of(
                    new ServiceException(request, response.statusCode(), response.body()),
                    signed(headers, response.body())));
        }
        return new OriginalResponse.Builder()
                .request(request)
                .statusCode(response.statusCode())
                .headers(headers)
                .contentType(
                        response.headers().firstValue(Constant.CONTENT_TYPE).orElse(""))
                .body(response.body())
                .build();
    }

    /** Headers that are missing or make no sense the validator meets with exceptions of many kinds. */
    private boolean signed(Map<String, String> headers, String body) {
        try {
            return validator.validate(new HttpHeaders(headers), body);
        } catch (RuntimeException e) {
            return false;
        }
    }

    private HttpRequest outgoing(com.wechat.pay.java.core.http.HttpRequest request) {
        HttpRequest.Builder outgoing =
                HttpRequest.newBuilder(URI.create(base + request.getUri().getRawPath()));
        request.getHeaders().getHeaders().forEach(outgoing::header);
        return outgoing.method(
                        request.getHttpMethod().name(),
                        request.getBody() instanceof JsonRequestBody json
                                ? HttpRequest.BodyPublishers.ofString(json.getBody(), StandardCharsets.UTF_8)
                                : HttpRequest.BodyPublishers.noBody())
                .build();
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request);
        } catch (IOException e) {
            throw SingleSend.isBefore(e) ? new Unreached(e) : new NoUsableAnswer("no usable answer", e);
        }
    }

    /** Under the names by which the library looks for them, whichever way they were written. */
    private static Map<String, String> verifiedHeaders(HttpResponse<String> response) {
        Map<String, String> headers = new HashMap<>();
        for (String name : VERIFIED_HEADERS) {
            response.headers().firstValue(name).ifPresent(value -> headers.put(name, value));
        }
        return headers;
    }

    @Override
    protected InputStream innerDownload(com.wechat.pay.java.core.http.HttpRequest request) {
        throw new UnsupportedOperationException("refunds need no files");
    }

    @Override
    protected String getHttpClientInfo() {
        return "java.net.http";
    }
}
