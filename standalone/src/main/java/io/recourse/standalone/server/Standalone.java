package io.recourse.standalone.server;

import io.recourse.runtime.axon.AxonRuntime;
import io.recourse.runtime.database.CommandSchema;
import io.recourse.runtime.database.ContentSchema;
import io.recourse.runtime.database.QuerySchema;
import io.recourse.runtime.security.ApiSecurity;
import io.recourse.runtime.web.WebConfiguration;
import io.recourse.standalone.identity.Identity;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Both sides and the issuer of tokens in one process. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    AxonRuntime.class,
    CommandSchema.class,
    QuerySchema.class,
    ContentSchema.class,
    WebConfiguration.class,
    ApiSecurity.class,
    Identity.class
})
class Standalone {}
