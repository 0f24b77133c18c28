package io.recourse.standalone.server;

import io.recourse.command.CommandSide;
import io.recourse.query.QuerySide;
import io.recourse.standalone.identity.Identity;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Both sides and the issuer of tokens in one process. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({CommandSide.class, QuerySide.class, Identity.class})
class Standalone {}
