package io.recourse.benchmarks.peers.recourse;

import io.recourse.command.CommandSide;
import io.recourse.query.QuerySide;
import io.recourse.testing.TestTokens;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The standalone, but that tokens are those of tests. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({CommandSide.class, QuerySide.class, TestTokens.Issuer.class})
class BothSides {}
