package io.recourse.benchmarks.peers.camunda;

import com.zaxxer.hikari.HikariDataSource;
import io.recourse.benchmarks.peers.CaseFile;
import io.recourse.benchmarks.peers.Peer;
import io.recourse.benchmarks.peers.PlayedCase;
import io.recourse.benchmarks.peers.Pool;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;

/** The engine as its documentation recommends it under load, without the engines that this process does not use. */
public final class Camunda implements Peer {

    static final String PROCESS = "dispute";

    private static final String DEFINITION = "io/recourse/benchmarks/peers/camunda/dispute.bpmn20.xml";

    private final ProcessEngine engine;
    private final HikariDataSource database;

    private Camunda(ProcessEngine engine, HikariDataSource database) {
        this.engine = engine;
        this.database = database;
    }

    public static Camunda start(String url) {
        HikariDataSource database = Pool.of(url);
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(database);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_AUDIT);
        configuration.setJobExecutorActivate(true);
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setCmmnEnabled(false);
        configuration.setDmnEnabled(false);
        // Written with each row, instead of an update of all rows of a case at its end.
        configuration.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_START);
        // Would write a row for each assignment, for the vendor's statistics.
        configuration.setTaskMetricsEnabled(false);
        ProcessEngine engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .name(PROCESS)
                .addClasspathResource(DEFINITION)
                .deploy();
        return new Camunda(engine, database);
    }

    @Override
    public PlayedCase begin(CaseFile file) {
        return new CamundaCase(engine, file);
    }

    @Override
    public void close() {
        engine.close();
        database.close();
    }
}
