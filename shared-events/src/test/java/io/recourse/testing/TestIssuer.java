package io.recourse.testing;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpServer;
import io.recourse.actor.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Signs tokens, and tells every process by which key they are known. */
public final class TestIssuer implements AutoCloseable {

    private final HttpServer server;
    private final RSAKey key;

    private TestIssuer(HttpServer server, RSAKey key) {
        this.server = server;
        this.key = key;
    }

    public static TestIssuer start() throws IOException {
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
        return new TestIssuer(server, key);
    }

    public String name() {
        return TestTokens.ISSUER;
    }

    /** Where its keys are. */
    public String keys() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** For a day. */
    public String token(String subject, Role... roles) {
        return TestTokens.signed(TestTokens.claims(subject, roles).build(), key);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
