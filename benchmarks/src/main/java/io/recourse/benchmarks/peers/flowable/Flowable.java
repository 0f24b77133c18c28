package io.recourse.benchmarks.peers.flowable;

import com.zaxxer.hikari.HikariDataSource;
import io.recourse.benchmarks.peers.CaseFile;
import io.recourse.benchmarks.peers.Peer;
import io.recourse.benchmarks.peers.PlayedCase;
import io.recourse.benchmarks.peers.Pool;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.common.engine.impl.persistence.StrongUuidGenerator;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.ProcessEngineConfiguration;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/** The engine as its documentation recommends it under load, without the engines that this process does not use. */
public final class Flowable implements Peer {

    static final String PROCESS = "dispute";

    private static final String DEFINITION = "io/recourse/benchmarks/peers/flowable/dispute.bpmn20.xml";

    private final ProcessEngine engine;
    private final HikariDataSource database;

    private Flowable(ProcessEngine engine, HikariDataSource database) {
        this.engine = engine;
        this.database = database;
    }

    public static Flowable start(String url) {
        HikariDataSource database = Pool.of(url);
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(database);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setHistoryLevel(HistoryLevel.AUDIT);
        configuration.setAsyncExecutorActivate(true);
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setDisableIdmEngine(true);
        configuration.setDisableEventRegistry(true);
        ProcessEngine engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .name(PROCESS)
                .addClasspathResource(DEFINITION)
                .deploy();
        return new Flowable(engine, database);
    }

    @Override
    public PlayedCase begin(CaseFile file) {
        return new FlowableCase(engine, file);
    }

    @Override
    public void close() {
        engine.close();
        database.close();
    }
}
