package io.recourse.runtime;

import io.recourse.testing.HttpCalls;
import io.recourse.testing.TestDatabase;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** Starts {@link StorageTestApplication} once for all tests that need it. */
@SpringBootTest(
        classes = StorageTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.main.banner-mode=off",
            "spring.config.import=classpath:recourse.yaml",
            "server.tomcat.basedir=target/tomcat"
        })
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
public abstract class StorageTest {
    @LocalServerPort
    int port;

    protected HttpCalls http() {
        return new HttpCalls(port);
    }
}
