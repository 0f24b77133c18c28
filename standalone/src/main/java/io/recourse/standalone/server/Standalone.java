package io.recourse.standalone.server;

import io.recourse.standalone.identity.Identity;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Both sides and the issuer of tokens in one process. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(Identity.class)
class Standalone {}
