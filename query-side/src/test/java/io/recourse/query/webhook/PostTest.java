package io.recourse.query.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.recourse.query.webhook.Outcome.Answered;
import io.recourse.query.webhook.Outcome.Reason;
import io.recourse.query.webhook.Outcome.Unanswered;
import io.recourse.runtime.webhook.WebhookReach;
import io.recourse.webhook.WebhookUrl;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One call to an address that a merchant chose. */
class PostTest {

    private static final WebhookReach PUBLIC = new WebhookReach(false);
    private static final WebhookReach EVERYWHERE = new WebhookReach(true);
    private static final SSLSocketFactory TLS = (SSLSocketFactory) SSLSocketFactory.getDefault();
    private static final Duration SOON = Duration.ofMillis(300);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.0.0.1",
                "100.64.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "192.168.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "::1",
                "fc00::1",
                "fe80::1",
                "::ffff:10.0.0.1"
            })
    void nameThatLeadsToAPrivateAddressIsNotCalledEvenIfAnotherOfItsAddressesIsPublic(String address) {
        assertThat(send("https://shop.example/", host ->
                        new InetAddress[] {InetAddress.getByName("1.1.1.1"), InetAddress.getByName(address)}))
                .isEqualTo(new Unanswered(Reason.ADDRESS_NOT_ALLOWED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1/", "https://[::1]/", "https://[::ffff:127.0.0.1]/", "http://1.1.1.1/"})
    void addressThatIsWrittenOutIsCheckedToo(String url) {
        assertThat(send(url, InetAddress::getAllByName)).isEqualTo(new Unanswered(Reason.ADDRESS_NOT_ALLOWED));
    }

    @Test
    void nameIsLookedUpOnceSoThatItCannotLeadElsewhereAfterTheCheck() throws IOException {
        AtomicInteger lookups = new AtomicInteger();
        try (ServerSocket inside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CheckedAddresses.Lookup rebinding = host ->
                    new InetAddress[] {InetAddress.getByName(lookups.incrementAndGet() == 1 ? "192.0.2.1" : "127.0.0.1")
                    };
            // An address of documentation stands for a public one: nobody answers there.
            try (Post post =
                    new Post(new CheckedAddresses(rebinding, EVERYWHERE), EVERYWHERE, TLS, Duration.ofMillis(500))) {
                Outcome outcome =
                        post.send(WebhookUrl.of("http://shop.example:" + inside.getLocalPort() + "/"), Map.of(), "{}");
                assertThat(outcome).isInstanceOf(Unanswered.class);
            }
            assertThat(lookups).hasValue(1);
            inside.setSoTimeout(1);
            assertThat(accepted(inside)).isFalse();
        }
    }

    @Test
    void unknownNameIsAFailure() {
        assertThat(send("https://shop.example/", host -> {
                    throw new UnknownHostException();
                }))
                .isEqualTo(new Unanswered(Reason.UNKNOWN_HOST));
        assertThat(send("https://shop.example/", host -> new InetAddress[0]))
                .isEqualTo(new Unanswered(Reason.UNKNOWN_HOST));
    }

    @Test
    void nameServerThatDoesNotAnswerIsNotWaitedFor() {
        CountDownLatch never = new CountDownLatch(1);
        Outcome outcome = send("https://shop.example/", host -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new InetAddress[0];
        });
        assertThat(outcome).isEqualTo(new Unanswered(Reason.TIMEOUT));
    }

    @Test
    void closedPortIsAFailure() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThat(sendTo(port)).isEqualTo(new Unanswered(Reason.NOT_CONNECTED));
    }

    @Test
    void callIsOverInTimeHoweverSlowlyTheAnswerComes() throws IOException {
        try (Server slow = new Server(socket -> {
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            // Reads on and answers with a letter for each that it reads: always something, never the end.
            for (int next = in.read(); next >= 0; next = in.read()) {
                out.write('x');
                out.flush();
            }
        })) {
            assertThat(sendTo(slow.port())).isEqualTo(new Unanswered(Reason.TIMEOUT));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SSH-2.0-OpenSSH\r\n",
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 2000 OK\r\n\r\n",
                "HTTP/2 200\r\n\r\n",
                "HTTP/1.1 999 No\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\n"
            })
    void whatIsNoWholeAnswerIsAFailure(String answer) throws IOException {
        try (Server strange = Server.that(answer)) {
            assertThat(sendTo(strange.port())).isEqualTo(new Unanswered(Reason.UNREADABLE));
        }
    }

    @Test
    void headThatDoesNotEndIsNotReadOn() throws IOException {
        try (Server talkative = Server.that("HTTP/1.1 200 OK\r\n" + "X-Long: aaaaaaaaaaaaaaaa\r\n".repeat(1_000))) {
            assertThat(sendTo(talkative.port())).isEqualTo(new Unanswered(Reason.UNREADABLE));
        }
    }

    @Test
    void interimAnswersArePassedOverAndTheBodyIsNotWaitedFor() throws IOException {
        try (Server usual = Server.that("HTTP/1.1 103 Early Hints\r\nRetry-After: 9\r\n\r\n"
                + "HTTP/1.0 503 Busy\r\nretry-after:  120 \r\nContent-Length: 1000000\r\n\r\n")) {
            assertThat(sendTo(usual.port())).isEqualTo(new Answered(503, Optional.of(Duration.ofSeconds(120))));
        }
    }

    @Test
    void dateInRetryAfterIsNotUnderstood() throws IOException {
        AnswerHead head = AnswerHead.read(new ByteArrayInputStream(
                "HTTP/1.1 429 \nRetry-After: Fri, 31 Dec 1999 23:59:59 GMT\n\n".getBytes(StandardCharsets.US_ASCII)));
        assertThat(head).isEqualTo(new AnswerHead(429, Optional.empty()));
    }

    @Test
    void encryptedCallNeedsACertificateThatIsTrustedAndOfThatName(@TempDir Path directory)
            throws GeneralSecurityException, IOException, InterruptedException {
        SSLContext own = certificateOf("shop.example", directory);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(own));
        server.createContext("/recourse", exchange -> {
            String received = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders("{\"a\":\"é\"}".equals(received) ? 202 : 400, -1);
            exchange.close();
        });
        server.start();
        int port = server.getAddress().getPort();
        try {
            assertThat(sendEncrypted("shop.example", port, own.getSocketFactory()))
                    .isEqualTo(new Answered(202, Optional.empty()));
            assertThat(sendEncrypted("other.example", port, own.getSocketFactory()))
                    .isEqualTo(new Unanswered(Reason.UNTRUSTED));
            assertThat(sendEncrypted("shop.example", port, TLS)).isEqualTo(new Unanswered(Reason.UNTRUSTED));
        } finally {
            server.stop(0);
        }
    }

    private static Outcome send(String url, CheckedAddresses.Lookup lookup) {
        try (Post post = new Post(new CheckedAddresses(lookup, PUBLIC), PUBLIC, TLS, SOON)) {
            return post.send(WebhookUrl.of(url), Map.of(), "{}");
        }
    }

    private static Outcome sendTo(int port) {
        try (Post post = new Post(new CheckedAddresses(InetAddress::getAllByName, EVERYWHERE), EVERYWHERE, TLS, SOON)) {
            return post.send(WebhookUrl.of("http://127.0.0.1:" + port + "/recourse"), Map.of("webhook-id", "1"), "{}");
        }
    }

    private static Outcome sendEncrypted(String host, int port, SSLSocketFactory trust) {
        CheckedAddresses here =
                new CheckedAddresses(name -> new InetAddress[] {InetAddress.getLoopbackAddress()}, EVERYWHERE);
        try (Post post = new Post(here, EVERYWHERE, trust, Post.TOTAL)) {
            return post.send(
                    WebhookUrl.of("https://" + host + ":" + port + "/recourse?a=b"), Map.of(), "{\"a\":\"é\"}");
        }
    }

    private static boolean accepted(ServerSocket server) throws IOException {
        try (Socket socket = server.accept()) {
            return socket.isConnected();
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /** The JDK can make certificates by its tool only. */
    private static SSLContext certificateOf(String host, Path directory)
            throws GeneralSecurityException, IOException, InterruptedException {
        Path file = directory.resolve("keys.p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "shop",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString()))
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor())
                .as(new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "changeit".toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("shop", store.getCertificate("shop"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /** Answers what no HTTP server would. */
    private static final class Server implements AutoCloseable {

        private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

        interface Answering {
            void answer(Socket socket) throws IOException;
        }

        Server(Answering answering) throws IOException {
            Thread.ofVirtual().start(() -> {
                try (Socket socket = server.accept()) {
                    answering.answer(socket);
                } catch (IOException e) {
                    // The caller has given up, or the test is over.
                    return;
                }
            });
        }

        static Server that(String says) throws IOException {
            return new Server(socket -> {
                socket.getInputStream().readNBytes(10);
                socket.getOutputStream().write(says.getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            });
        }

        int port() {
            return server.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
