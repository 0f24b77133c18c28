package io.recourse.benchmarks.peers.flowable;

import io.recourse.benchmarks.peers.CaseFile;
import io.recourse.benchmarks.peers.History;
import io.recourse.benchmarks.peers.PlayedCase;
import io.recourse.benchmarks.peers.Step;
import io.recourse.benchmarks.peers.Variables;
import org.flowable.engine.ProcessEngine;
import org.flowable.task.api.Task;

/** One instance of the process. Each call of the engine is a transaction of its own. */
final class FlowableCase implements PlayedCase {

    private final ProcessEngine engine;
    private final CaseFile file;
    private String instance = "";

    FlowableCase(ProcessEngine engine, CaseFile file) {
        this.engine = engine;
        this.file = file;
    }

    @Override
    public void take(Step step) {
        switch (step) {
            case OPEN -> open();
            case FIRST_RECEIPT, SECOND_RECEIPT, ESCALATE, REFUND, CLOSE -> complete(step);
        }
    }

    @Override
    public History history() {
        return FlowableHistory.of(engine, instance, file);
    }

    private void open() {
        engine.getIdentityService().setAuthenticatedUserId(file.agent());
        instance = engine.getRuntimeService()
                .startProcessInstanceByKey(Flowable.PROCESS, file.paymentId(), Variables.of(Step.OPEN, file))
                .getId();
    }

    private void complete(Step step) {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .taskDefinitionKey(step.name())
                .singleResult();
        engine.getTaskService().complete(task.getId(), Variables.of(step, file));
    }
}
