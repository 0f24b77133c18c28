package io.recourse.runtime.axon;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/**
 * Auto-configuration that no application of this project may have, whatever its properties say. A filter, because a
 * property can be overridden and an exclusion in one application is forgotten in the next.
 */
final class UnwantedAutoConfigurations implements AutoConfigurationImportFilter {

    private static final String AXON = "org.axonframework.springboot.autoconfig.";
    private static final String DB_SCHEDULER = "com.github.kagkarlsson.scheduler.boot.autoconfigure.";

    private static final Set<String> UNWANTED = Set.of(
            // Posts usage data to its vendor.
            AXON + "UpdateCheckerAutoConfiguration",
            // Walks the stack for every message that it watches.
            AXON + "AxonTimeoutAutoConfiguration",
            // Give tables without a schema, an in-memory token store or no transactions, each depending on bean order.
            AXON + "JdbcAutoConfiguration",
            AXON + "JpaAutoConfiguration",
            AXON + "JpaEventStoreAutoConfiguration",
            AXON + "legacyjpa.JpaJavaxAutoConfiguration",
            AXON + "legacyjpa.JpaJavaxEventStoreAutoConfiguration",
            AXON + "TransactionAutoConfiguration",
            AXON + "NoOpTransactionAutoConfiguration",
            // Serializers that must not come back with somebody's dependency.
            AXON + "XStreamAutoConfiguration",
            AXON + "ObjectMapperAutoConfiguration",
            AXON + "CBORMapperAutoConfiguration",
            AXON + "AvroSerializerAutoConfiguration",
            // One scheduler with the one clock is wired by command-side, one Flyway for each schema by its owner.
            AXON + "AxonDbSchedulerAutoConfiguration",
            AXON + "AxonJobRunrAutoConfiguration",
            DB_SCHEDULER + "DbSchedulerAutoConfiguration",
            DB_SCHEDULER + "DbSchedulerMetricsAutoConfiguration",
            DB_SCHEDULER + "DbSchedulerActuatorAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration");

    @Override
    public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
        boolean[] wanted = new boolean[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            String candidate = candidates[i];
            wanted[i] = candidate == null || !UNWANTED.contains(candidate);
        }
        return wanted;
    }
}
