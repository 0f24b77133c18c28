package io.recourse.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

/** The HTTP interface as one client sees it. */
final class Api {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String BOUNDARY = "recourse-demo-boundary";

    private final HttpClient http;
    private final URI gateway;
    private final String token;
    private final Locale language;

    Api(HttpClient http, URI gateway, String token, Locale language) {
        this.http = http;
        this.gateway = gateway;
        this.token = token;
        this.language = language;
    }

    Answer get(String path) {
        return send(to(path).GET());
    }

    /** Asks whether anything changed since the answer with this ETag. */
    Answer getUnless(String eTag, String path) {
        return send(to(path).header("If-None-Match", eTag).GET());
    }

    Answer put(String path, String json) {
        return send(to(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    /** Under a new key: the request may be lost and repeated without being done twice. */
    Answer post(String path, String json) {
        return post(path, json, UUID.randomUUID().toString());
    }

    Answer post(String path, String json, String idempotencyKey) {
        return send(to(path).header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(json)));
    }

    Answer upload(String path, String metadata, String fileName, byte[] file) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(part("name=\"metadata\"", "application/json"));
        form.writeBytes(metadata.getBytes(UTF_8));
        form.writeBytes(part("name=\"file\"; filename=\"" + fileName + "\"", "application/octet-stream"));
        form.writeBytes(file);
        form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return send(to(path).header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofByteArray(form.toByteArray())));
    }

    private static byte[] part(String disposition, String mediaType) {
        return ("\r\n--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\nContent-Type: "
                        + mediaType + "\r\n\r\n")
                .getBytes(UTF_8);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", language.toLanguageTag());
    }

    private Answer send(HttpRequest.Builder building) {
        HttpRequest request = building.build();
        String named = request.method() + " " + request.uri().getPath();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            return new Answer(named, response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new StepFailed(named + " was not answered: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailed(named + " was interrupted");
        }
    }
}
