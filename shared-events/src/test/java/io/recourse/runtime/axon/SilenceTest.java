package io.recourse.runtime.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.testing.SampleApplication;
import io.recourse.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.messaging.timeout.HandlerTimeoutHandlerEnhancerDefinition;
import org.axonframework.updates.LoggingUpdateCheckerReporter;
import org.axonframework.updates.UpdateChecker;
import org.axonframework.updates.UpdateCheckerHttpClient;
import org.axonframework.updates.configuration.UsagePropertyProvider;
import org.axonframework.updates.detection.TestEnvironmentDetector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Nothing calls out, and nothing walks stacks, even where somebody asks for it. */
class SilenceTest {

    private static final String URL = "axoniq.usage.url";
    private static final String DISABLED = "axoniq.update-checker.disabled";

    private final AtomicInteger calls = new AtomicInteger();
    private ServerSocket vendor;

    @BeforeEach
    void listenInTheVendorsPlace() throws IOException {
        vendor = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::count);
        System.setProperty(URL, "http://127.0.0.1:" + vendor.getLocalPort() + "/");
        System.setProperty(DISABLED, "false");
        // Otherwise Axon notices that it is being tested, and the test proves nothing.
        System.setProperty(TestEnvironmentDetector.AXONIQ_USAGE_FORCE_TEST_ENVIRONMENT, "true");
    }

    @AfterEach
    void stopListening() throws IOException {
        System.clearProperty(URL);
        System.clearProperty(DISABLED);
        System.clearProperty(TestEnvironmentDetector.AXONIQ_USAGE_FORCE_TEST_ENVIRONMENT);
        vendor.close();
    }

    @Test
    void applicationTellsTheVendorNothing() {
        try (ConfigurableApplicationContext application = SampleApplication.start(TestDatabase.fresh())) {
            assertThat(application.getBeansOfType(UpdateChecker.class)).isEmpty();
            assertThat(application.getBeansOfType(UsagePropertyProvider.class)).isEmpty();
            await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(5)).until(() -> calls.get() == 0);
        }
    }

    @Test
    void vendorWouldHaveBeenHeard() {
        UsagePropertyProvider properties = UsagePropertyProvider.create();
        UpdateChecker checker = new UpdateChecker(
                new UpdateCheckerHttpClient(properties), new LoggingUpdateCheckerReporter(), properties);
        checker.start();
        try {
            await().atMost(Duration.ofSeconds(10)).until(() -> calls.get() > 0);
        } finally {
            checker.stop();
        }
    }

    @Test
    void handlersAreNotWatchedForTimeouts() {
        try (ConfigurableApplicationContext application = SampleApplication.start(TestDatabase.fresh())) {
            assertThat(application.getBeansOfType(HandlerTimeoutHandlerEnhancerDefinition.class))
                    .isEmpty();
        }
    }

    private void count() {
        try {
            while (!vendor.isClosed()) {
                try (Socket call = vendor.accept()) {
                    calls.incrementAndGet();
                }
            }
        } catch (IOException closed) {
            assertThat(vendor.isClosed()).isTrue();
        }
    }
}
