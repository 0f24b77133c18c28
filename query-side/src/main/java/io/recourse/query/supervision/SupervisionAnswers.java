package io.recourse.query.supervision;

import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers questions about how the work goes. */
@Component
class SupervisionAnswers {

    private final WorkloadRows workload;
    private final LoadRows load;
    private final ServiceRows service;

    SupervisionAnswers(WorkloadRows workload, LoadRows load, ServiceRows service) {
        this.workload = workload;
        this.load = load;
        this.service = service;
    }

    @QueryHandler
    Workload handle(FindWorkload question) {
        return workload.now();
    }

    @QueryHandler
    Load handle(FindLoad question) {
        return load.in(question.span(), question.zone());
    }

    @QueryHandler
    ServiceReport handle(FindServiceReport question) {
        return service.in(question.span());
    }
}
