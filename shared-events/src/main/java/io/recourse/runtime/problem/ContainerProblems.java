package io.recourse.runtime.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Answers requests that Tomcat refuses before any filter sees them, in place of its own page. */
@Order(Ordered.LOWEST_PRECEDENCE)
final class ContainerProblems extends ErrorReportValve
        implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final Problems problems;

    ContainerProblems(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                // Tomcat would add its page's valve behind this one.
                host.setErrorReportValveClass("");
                host.getPipeline().addValve(this);
            }
        });
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setSuspended(false);
            // A request line that cannot be parsed comes with an exception, too, but is the caller's fault.
            if (thrown == null || response.getStatus() < 500) {
                problems.answer(request, response, response.getStatus());
            } else {
                problems.answer(request, response, thrown);
            }
            response.finishResponse();
        } catch (IOException gone) {
            getContainer().getLogger().debug("The caller hung up", gone);
        }
    }
}
