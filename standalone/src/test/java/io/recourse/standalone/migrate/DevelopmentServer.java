package io.recourse.standalone.migrate;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.axoniq.axonserver.connector.impl.ServerAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The Axon Server that AXON_SERVER names; it must be in development mode, in which it may be emptied. */
public record DevelopmentServer(String host, int port) {

    /** Its HTTP port is by convention so far below that of gRPC. */
    private static final int HTTP_BELOW = 100;

    public static DevelopmentServer given() {
        String[] parts = System.getenv("AXON_SERVER").split(":");
        return new DevelopmentServer(parts[0], Integer.parseInt(parts[1]));
    }

    String address() {
        return host + ":" + port;
    }

    AxonContext context() {
        return AxonContext.open(new ServerAddress(host, port), "default");
    }

    public void empty() throws IOException, InterruptedException {
        HttpRequest purge = HttpRequest.newBuilder(
                        URI.create("http://" + host + ":" + (port - HTTP_BELOW) + "/v1/devmode/purge-events"))
                .DELETE()
                .build();
        int status = HttpClient.newHttpClient()
                .send(purge, HttpResponse.BodyHandlers.discarding())
                .statusCode();
        assumeTrue(status == 200, "needs an Axon Server in development mode, with HTTP on its gRPC port less 100");
    }
}
