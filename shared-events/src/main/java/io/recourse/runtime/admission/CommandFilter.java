package io.recourse.runtime.admission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** Is for commands. Reads are let in: many of them only wait, and the others have limits of their own. */
abstract class CommandFilter extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected final boolean shouldNotFilter(HttpServletRequest request) {
        return READING.contains(request.getMethod());
    }
}
