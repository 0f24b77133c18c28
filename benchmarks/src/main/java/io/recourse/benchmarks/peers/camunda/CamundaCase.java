package io.recourse.benchmarks.peers.camunda;

import io.recourse.benchmarks.peers.CaseFile;
import io.recourse.benchmarks.peers.History;
import io.recourse.benchmarks.peers.PlayedCase;
import io.recourse.benchmarks.peers.Step;
import io.recourse.benchmarks.peers.Variables;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;

/** One instance of the process. Each call of the engine is a transaction of its own. */
final class CamundaCase implements PlayedCase {

    private final ProcessEngine engine;
    private final CaseFile file;
    private String instance = "";

    CamundaCase(ProcessEngine engine, CaseFile file) {
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
        return CamundaHistory.of(engine, instance, file);
    }

    private void open() {
        engine.getIdentityService().setAuthenticatedUserId(file.agent());
        instance = engine.getRuntimeService()
                .startProcessInstanceByKey(Camunda.PROCESS, file.paymentId(), Variables.of(Step.OPEN, file))
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
