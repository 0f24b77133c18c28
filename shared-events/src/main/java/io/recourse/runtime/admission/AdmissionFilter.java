package io.recourse.runtime.admission;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets in as many commands as there are places. */
final class AdmissionFilter extends CommandFilter {

    private final Admission admission;
    private final Refusals refusals;

    AdmissionFilter(Admission admission, Refusals refusals) {
        this.admission = admission;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!entered()) {
            throw refusals.another();
        }
        try {
            chain.doFilter(request, response);
        } finally {
            admission.leave();
        }
    }

    private boolean entered() {
        try {
            return admission.enter();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
