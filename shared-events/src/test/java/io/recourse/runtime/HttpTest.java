package io.recourse.runtime;

import io.recourse.testing.HttpCalls;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Starts {@link HttpTestApplication} once for all tests that need no more. */
@SpringBootTest(
        classes = HttpTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.main.banner-mode=off")
abstract class HttpTest {
    @LocalServerPort
    int port;

    HttpCalls http() {
        return new HttpCalls(port);
    }
}
