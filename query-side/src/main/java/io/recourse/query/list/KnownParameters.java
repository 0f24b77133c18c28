package io.recourse.query.list;

import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.web.Paging;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses parameters that a read does not have: a misspelt filter must not pass for no filter. */
final class KnownParameters implements HandlerInterceptor {

    private static final String READS = "io.recourse.query.";

    private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(READS)) {
            Set<String> names = known.computeIfAbsent(method, KnownParameters::names);
            List<Flaw> unknown = request.getParameterMap().keySet().stream()
                    .filter(name -> !names.contains(name))
                    .map(name -> Flaw.at(Flaw.parameter(name), Flaw.Kind.UNKNOWN_FIELD))
                    .toList();
            if (!unknown.isEmpty()) {
                throw ProblemException.invalid(unknown);
            }
        }
        return true;
    }

    private static Set<String> names(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .flatMap(KnownParameters::names)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> names(MethodParameter parameter) {
        if (parameter.getParameterType() == Paging.class) {
            return Stream.of("limit", "cursor");
        }
        if (parameter.hasParameterAnnotation(Filter.class)) {
            return Arrays.stream(parameter.getParameterType().getRecordComponents())
                    .map(RecordComponent::getName);
        }
        return parameter.hasParameterAnnotation(RequestParam.class)
                ? Stream.of(parameter.getParameter().getName())
                : Stream.empty();
    }
}
