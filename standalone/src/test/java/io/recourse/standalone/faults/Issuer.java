package io.recourse.standalone.faults;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpServer;
import io.recourse.standalone.identity.DemoClient;
import io.recourse.testing.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Signs tokens, and tells every process by which key they are known. */
final class Issuer implements AutoCloseable {

    private final HttpServer server;
    private final RSAKey key;

    private Issuer(HttpServer server, RSAKey key) {
        this.server = server;
        this.key = key;
    }

    static Issuer start() throws IOException {
        RSAKey key = TestTokens.key();
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
            }
        });
        server.start();
        return new Issuer(server, key);
    }

    String name() {
        return TestTokens.ISSUER;
    }

    String keys() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** For an hour. */
    String token(DemoClient client) {
        return TestTokens.signed(TestTokens.claims(client.id(), client.role()).build(), key);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
