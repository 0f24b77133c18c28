package io.recourse.command;

import io.recourse.command.scheduling.DeadlineScheduling;
import io.recourse.runtime.admission.AdmissionConfiguration;
import io.recourse.runtime.axon.AxonRuntime;
import io.recourse.runtime.axon.SagaStorage;
import io.recourse.runtime.content.ContentConfiguration;
import io.recourse.runtime.content.UploadConfiguration;
import io.recourse.runtime.database.CommandSchema;
import io.recourse.runtime.idempotency.IdempotencyConfiguration;
import io.recourse.runtime.masking.MaskingConfiguration;
import io.recourse.runtime.openapi.OpenApiConfiguration;
import io.recourse.runtime.security.ApiSecurity;
import io.recourse.runtime.web.WebConfiguration;
import io.recourse.runtime.webhook.WebhookConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

/** Everything that decides. Features are listed, so that one JVM can hold both sides. */
@Configuration(proxyBeanMethods = false)
@Import({
    AxonRuntime.class,
    SagaStorage.class,
    DeadlineScheduling.class,
    CommandSchema.class,
    ContentConfiguration.class,
    UploadConfiguration.class,
    WebConfiguration.class,
    AdmissionConfiguration.class,
    ApiSecurity.class,
    OpenApiConfiguration.class,
    IdempotencyConfiguration.class,
    MaskingConfiguration.class,
    WebhookConfiguration.class
})
@ComponentScan(
        basePackages = {
            "io.recourse.command.customer",
            "io.recourse.command.deadletter",
            "io.recourse.command.deadline",
            "io.recourse.command.dispute",
            "io.recourse.command.gateway",
            "io.recourse.command.hold",
            "io.recourse.command.incident",
            "io.recourse.command.payment",
            "io.recourse.command.policies",
            "io.recourse.command.rebuild",
            "io.recourse.command.receipt",
            "io.recourse.command.reconciliation",
            "io.recourse.command.refund",
            "io.recourse.command.webhook"
        },
        // Both sides may have a PaymentController.
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class CommandSide {}
