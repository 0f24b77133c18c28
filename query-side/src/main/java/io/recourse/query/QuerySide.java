package io.recourse.query;

import io.recourse.runtime.admission.AdmissionConfiguration;
import io.recourse.runtime.axon.AxonRuntime;
import io.recourse.runtime.content.ContentConfiguration;
import io.recourse.runtime.database.QuerySchema;
import io.recourse.runtime.masking.MaskingConfiguration;
import io.recourse.runtime.openapi.OpenApiConfiguration;
import io.recourse.runtime.security.ApiSecurity;
import io.recourse.runtime.web.WebConfiguration;
import io.recourse.runtime.webhook.WebhookConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

/** Everything that is read. Features are listed, so that one JVM can hold both sides. */
@Configuration(proxyBeanMethods = false)
@Import({
    AxonRuntime.class,
    QuerySchema.class,
    ContentConfiguration.class,
    WebConfiguration.class,
    AdmissionConfiguration.class,
    MaskingConfiguration.class,
    ApiSecurity.class,
    OpenApiConfiguration.class,
    WebhookConfiguration.class
})
@ComponentScan(
        basePackages = {
            "io.recourse.query.audit",
            "io.recourse.query.change",
            "io.recourse.query.deadletter",
            "io.recourse.query.dispute",
            "io.recourse.query.eligibility",
            "io.recourse.query.guide",
            "io.recourse.query.incident",
            "io.recourse.query.list",
            "io.recourse.query.merchant",
            "io.recourse.query.payment",
            "io.recourse.query.projection",
            "io.recourse.query.rebuild",
            "io.recourse.query.receipt",
            "io.recourse.query.search",
            "io.recourse.query.supervision",
            "io.recourse.query.timeline",
            "io.recourse.query.webhook"
        },
        // Both sides may have a PaymentController.
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class QuerySide {}
