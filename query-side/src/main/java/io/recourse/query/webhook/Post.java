package io.recourse.query.webhook;

import io.recourse.runtime.webhook.WebhookReach;
import io.recourse.webhook.WebhookUrl;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends one POST by HTTP/1.1 and reads the status, on a connection of its own. It connects to an address that was checked, follows no
 * redirect, uses no proxy and keeps no cookie, and is over in time whatever the other side does. The JDK's client cannot be told which
 * address to connect to, and would look the name up a second time.
 */
final class Post implements AutoCloseable {

    /** How long a lookup, and then a connection, may take. */
    static final Duration CONNECT = Duration.ofSeconds(3);

    /** How long all of it may take. */
    static final Duration TOTAL = Duration.ofSeconds(10);

    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final CheckedAddresses addresses;
    private final WebhookReach reach;
    private final SSLSocketFactory tls;
    private final Duration total;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-timeouts").factory());

    Post(CheckedAddresses addresses, WebhookReach reach, SSLSocketFactory tls, Duration total) {
        this.addresses = addresses;
        this.reach = reach;
        this.tls = tls;
        this.total = total;
    }

    Outcome send(WebhookUrl url, Map<String, String> headers, String body) {
        if (!reach.allows(url)) {
            return new Outcome.Unanswered(Outcome.Reason.ADDRESS_NOT_ALLOWED);
        }
        try {
            return send(url, addresses.of(url.host(), CONNECT), headers, body);
        } catch (CheckedAddresses.NotAllowed e) {
            return new Outcome.Unanswered(Outcome.Reason.ADDRESS_NOT_ALLOWED);
        } catch (UnknownHostException e) {
            return new Outcome.Unanswered(Outcome.Reason.UNKNOWN_HOST);
        } catch (TimeoutException e) {
            return new Outcome.Unanswered(Outcome.Reason.TIMEOUT);
        }
    }

    private Outcome send(WebhookUrl url, List<InetAddress> checked, Map<String, String> headers, String body) {
        AtomicBoolean late = new AtomicBoolean();
        // What is sent is written to one of them only: a message that may have arrived is not sent on to the next.
        try (Socket plain = new Socket()) {
            ScheduledFuture<?> end = timer.schedule(() -> close(plain, late), total.toMillis(), TimeUnit.MILLISECONDS);
            try {
                plain.connect(new InetSocketAddress(checked.getFirst(), port(url)), (int) CONNECT.toMillis());
            } catch (IOException e) {
                boolean timeout = late.get() || e instanceof SocketTimeoutException;
                return new Outcome.Unanswered(timeout ? Outcome.Reason.TIMEOUT : Outcome.Reason.NOT_CONNECTED);
            }
            try (Socket socket = url.encrypted() ? encrypted(plain, url) : plain) {
                return exchange(socket, url, headers, body);
            } finally {
                end.cancel(false);
            }
        } catch (SSLException e) {
            return new Outcome.Unanswered(late.get() ? Outcome.Reason.TIMEOUT : Outcome.Reason.UNTRUSTED);
        } catch (IOException e) {
            return new Outcome.Unanswered(late.get() ? Outcome.Reason.TIMEOUT : Outcome.Reason.UNREADABLE);
        }
    }

    private static void close(Socket socket, AtomicBoolean late) {
        late.set(true);
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed, or as good as closed.
            return;
        }
    }

    /** To whom the name belongs is checked by the certificate. */
    private SSLSocket encrypted(Socket plain, WebhookUrl url) throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(plain, url.host(), port(url), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static Outcome exchange(Socket socket, WebhookUrl url, Map<String, String> headers, String body)
            throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        OutputStream out = socket.getOutputStream();
        out.write(head(url.uri(), headers, content.length).getBytes(StandardCharsets.ISO_8859_1));
        out.write(content);
        out.flush();
        AnswerHead answer = AnswerHead.read(new BufferedInputStream(socket.getInputStream()));
        return new Outcome.Answered(answer.status(), answer.retryAfter());
    }

    private static String head(URI url, Map<String, String> headers, int length) {
        String path =
                Optional.of(url.getRawPath()).filter(text -> !text.isEmpty()).orElse("/");
        String query =
                Optional.ofNullable(url.getRawQuery()).map(text -> "?" + text).orElse("");
        StringBuilder head = new StringBuilder("POST " + path + query + " HTTP/1.1\r\nHost: " + url.getRawAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + length
                + "\r\nUser-Agent: Recourse-Webhooks\r\nAccept: */*\r\nConnection: close\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString();
    }

    private static int port(WebhookUrl url) {
        int given = url.uri().getPort();
        int usual = url.encrypted() ? HTTPS_PORT : HTTP_PORT;
        return given > 0 ? given : usual;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        addresses.close();
    }
}
