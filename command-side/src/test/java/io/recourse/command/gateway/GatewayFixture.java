package io.recourse.command.gateway;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.CUSTOMER;
import static io.recourse.sample.Sample.MERCHANT;
import static io.recourse.sample.Sample.PAYMENT;
import static io.recourse.sample.Sample.REFUND;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.recourse.money.Money;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What the tests of every vendor's gateway need. */
public final class GatewayFixture {

    private GatewayFixture() {}

    public static Instruction instruction(String paymentReference, Money amount, int failedTries) {
        return new Instruction(
                REFUND,
                CASE,
                amount,
                new SourcePayment(PAYMENT, paymentReference, amount, CUSTOMER, MERCHANT),
                failedTries);
    }

    /** A vendor's own example. */
    public static String example(String path) {
        try (InputStream file = GatewayFixture.class.getResourceAsStream("/gateway/" + path)) {
            if (file == null) {
                throw new AssertionError("no example " + path);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** An address where nobody listens. */
    public static URI nobody() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return URI.create("http://localhost:" + socket.getLocalPort());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What {@code author} says in its log while {@code act} runs. */
    public static List<String> logOf(Class<?> author, Act act) throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(author);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try {
            act.run();
        } finally {
            logger.detachAppender(log);
        }
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @FunctionalInterface
    public interface Act {
        void run() throws Exception;
    }
}
