package io.recourse.query.supervision;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.recourse.dispute.CaseTask;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases in which a person must see to money: refunds that failed, are late, or went back twice. */
@Component
record TaskGauges(JdbcClient database) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        for (CaseTask.Kind task : CaseTask.Kind.values()) {
            Gauge.builder("recourse.cases.to.see.to", this, gauges -> gauges.count(task))
                    .description("Cases in which a person must see to money")
                    .baseUnit("cases")
                    .tag("task", task.name())
                    .strongReference(true)
                    .register(registry);
        }
    }

    private long count(CaseTask.Kind task) {
        return database.sql(
                        "select count(*) from query.dispute_case where tasks <> '{}' and tasks @> array[:task]::text[]")
                .param("task", task.name())
                .query(Long.class)
                .single();
    }
}
