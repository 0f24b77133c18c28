package io.recourse.query;

import io.recourse.testing.TestTokens;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The query side on an embedded event store, with tokens of the tests. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({QuerySide.class, TestTokens.Issuer.class})
public class QueryTestApplication {}
