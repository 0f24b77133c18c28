package io.recourse.runtime.security;

import io.recourse.runtime.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Answers what security refuses with problem documents. */
final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {
    private final Problems problems;

    SecurityProblems(Problems problems) {
        this.problems = problems;
    }

    /** Says in the challenge whether a token was there at all (RFC 6750), but not why it was refused. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                refused instanceof OAuth2AuthenticationException ? "Bearer error=\"invalid_token\"" : "Bearer");
        problems.answer(request, response, refused);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        problems.answer(request, response, refused);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException refused)
            throws IOException {
        problems.answer(request, response, refused);
    }
}
