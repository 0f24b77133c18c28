package io.recourse.query.projection;

import io.recourse.query.QueryTestApplication;
import io.recourse.testing.TestDatabase;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** The query side without a web server, on a database that the test may empty. */
@SpringBootTest(
        classes = QueryTestApplication.class,
        properties = {"spring.main.banner-mode=off", "test.own=yes"})
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
abstract class ProjectionTest {}
