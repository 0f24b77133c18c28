package io.recourse.query.audit.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Which reads are recorded: all of this side but those that are marked {@link NothingPersonal}, and all of auditors. A new read is
 * recorded without anybody having to think of it.
 */
@Component
class RecordedReads {

    private static final String READS = "io.recourse.query.";
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final SingletonSupplier<List<Mapped>> reads;

    /** @param mapping asked when the first request comes in: controllers are made later than filters */
    RecordedReads(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping) {
        this.reads = SingletonSupplier.of(() -> mapped(mapping.getObject().getHandlerMethods()));
    }

    /** The read that a request leads to, if it is recorded. */
    Optional<Read> of(HttpServletRequest request) {
        if (!METHODS.contains(request.getMethod())) {
            return Optional.empty();
        }
        PathContainer path = path(request);
        return reads.obtain().stream()
                .filter(read -> read.read().path().matches(path))
                .findFirst()
                .filter(Mapped::recorded)
                .map(Mapped::read);
    }

    static PathContainer path(HttpServletRequest request) {
        return ServletRequestPathUtils.parse(request).pathWithinApplication();
    }

    static boolean recorded(HandlerMethod handler) {
        return handler.getBeanType().getName().startsWith(READS) && !handler.hasMethodAnnotation(NothingPersonal.class);
    }

    private record Mapped(Read read, boolean recorded) {}

    /** The most specific first, as Spring chooses among them. */
    private static List<Mapped> mapped(Map<RequestMappingInfo, HandlerMethod> handlers) {
        return handlers.entrySet().stream()
                .filter(entry ->
                        entry.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(entry -> patterns(entry.getKey())
                        .map(path -> new Mapped(Read.of(path, entry.getValue()), recorded(entry.getValue()))))
                .sorted(Comparator.comparing(mapped -> mapped.read().path()))
                .toList();
    }

    private static Stream<PathPattern> patterns(RequestMappingInfo info) {
        return Optional.ofNullable(info.getPathPatternsCondition()).stream()
                .flatMap(condition -> condition.getPatterns().stream());
    }
}
