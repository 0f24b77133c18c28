package io.recourse.runtime.admission;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Turns commands away before their token is looked at while nobody may even wait: the work of verifying it would be lost for those inside. */
final class FullHouseFilter extends CommandFilter {

    private final Admission admission;
    private final Refusals refusals;

    FullHouseFilter(Admission admission, Refusals refusals) {
        this.admission = admission;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (admission.full()) {
            throw refusals.another();
        }
        chain.doFilter(request, response);
    }
}
