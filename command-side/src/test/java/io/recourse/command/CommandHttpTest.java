package io.recourse.command;

import io.recourse.testing.HttpCalls;
import io.recourse.testing.TestDatabase;
import io.recourse.testing.TestTokens;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** The command side behind its real security chain, on a database of its own, the same for all tests that extend this. */
@SpringBootTest(classes = CommandSideApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
@Import(TestTokens.Issuer.class)
public abstract class CommandHttpTest {

    @LocalServerPort
    private int port;

    protected HttpCalls http() {
        return new HttpCalls(port);
    }
}
