package io.recourse.runtime.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/** Tells browsers to run nothing from us, but for the page on which the API is tried. */
final class PageHeaders implements HeaderWriter {
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
    private static final String OWN_PAGE =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        boolean page = request.getRequestURI().startsWith("/openapi");
        response.setHeader("Content-Security-Policy", page ? OWN_PAGE : NOTHING);
        response.setHeader("Referrer-Policy", "no-referrer");
    }
}
