package io.recourse.runtime.openapi;

import io.recourse.deadline.ExpiryEffect;
import io.recourse.money.Money;
import io.recourse.runtime.content.Upload;
import io.recourse.runtime.idempotency.Once;
import io.recourse.runtime.language.Language;
import io.recourse.runtime.security.Caller;
import io.recourse.runtime.web.IfMatch;
import io.recourse.runtime.web.Paging;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.math.BigDecimal;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/** OpenAPI 3.1 at {@code /openapi}, and a page to try it at {@code /openapi/ui}. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:io/recourse/runtime/openapi/openapi.properties")
public class OpenApiConfiguration {
    private static final String TOKEN = "token";

    static {
        // What controllers are given beside what the caller sends; RequestParts describes what is sent for them.
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        Caller.class, IfMatch.class, Paging.class, Language.class, Once.class, Upload.class)
                // No reader is to make a binary fraction of it.
                .replaceWithSchema(BigDecimal.class, Schemas.text());
    }

    @Bean
    OpenAPI recourseApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Recourse")
                        .version("v1")
                        .description("""
                                Dispute cases of a digital wallet, from complaint to refund. Failures are problem documents \
                                (RFC 9457); their types are described at /problems. Money is a decimal string with a currency, \
                                instants are RFC 3339 in UTC.""")
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    @Bean
    RequestParts requestParts() {
        return new RequestParts();
    }

    @Bean
    OperationIds operationIds() {
        return new OperationIds();
    }

    @Bean
    VersionHeaders versionHeaders() {
        return new VersionHeaders();
    }

    @Bean
    Examples examples() {
        return new Examples();
    }

    @Bean
    ProblemAnswers problemAnswers() {
        return new ProblemAnswers();
    }

    @Bean
    RecordSchemas recordSchemas() {
        return new RecordSchemas();
    }

    @Bean
    Variants expiryEffects() {
        return new Variants(ExpiryEffect.class);
    }

    @Bean
    WrittenSchemas writtenSchemas() {
        return new WrittenSchemas(Money.class.getSimpleName());
    }
}
