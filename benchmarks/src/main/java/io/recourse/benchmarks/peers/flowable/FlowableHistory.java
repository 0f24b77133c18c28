package io.recourse.benchmarks.peers.flowable;

import io.recourse.benchmarks.peers.CaseFile;
import io.recourse.benchmarks.peers.History;
import io.recourse.benchmarks.peers.Step;
import io.recourse.benchmarks.peers.Variables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.history.HistoricProcessInstance;

/** Reads what the engine keeps of one instance. */
final class FlowableHistory {

    private FlowableHistory() {}

    static History of(ProcessEngine engine, String instance, CaseFile file) {
        Map<String, Object> variables = variables(engine, instance);
        boolean timerPending = engine.getManagementService()
                        .createTimerJobQuery()
                        .processInstanceId(instance)
                        .count()
                == 1;
        return new History(entries(engine, instance, file, variables), timerPending, Variables.moved(variables));
    }

    private static List<History.Entry> entries(
            ProcessEngine engine, String instance, CaseFile file, Map<String, Object> variables) {
        List<History.Entry> entries = new ArrayList<>();
        HistoricProcessInstance process = engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult();
        entries.add(new History.Entry(
                Step.OPEN,
                process.getStartUserId(),
                process.getStartTime().toInstant(),
                Variables.payload(Step.OPEN, file, variables)));
        engine.getHistoryService()
                .createHistoricTaskInstanceQuery()
                .processInstanceId(instance)
                .finished()
                .orderByHistoricTaskInstanceEndTime()
                .asc()
                .list()
                .forEach(task -> {
                    Step step = Step.valueOf(task.getTaskDefinitionKey());
                    entries.add(new History.Entry(
                            step,
                            task.getAssignee(),
                            task.getEndTime().toInstant(),
                            Variables.payload(step, file, variables)));
                });
        return entries;
    }

    private static Map<String, Object> variables(ProcessEngine engine, String instance) {
        Map<String, Object> variables = new HashMap<>();
        engine.getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance)
                .list()
                .forEach(variable -> variables.put(variable.getVariableName(), variable.getValue()));
        return variables;
    }
}
