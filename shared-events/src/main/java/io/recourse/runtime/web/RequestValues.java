package io.recourse.runtime.web;

import io.recourse.runtime.language.Language;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Fills controllers' parameters of the types {@link IfMatch}, {@link Paging} and {@link Language}. */
final class RequestValues implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == IfMatch.class || type == Paging.class || type == Language.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Class<?> type = parameter.getParameterType();
        if (type == IfMatch.class) {
            return IfMatch.of(header(request, HttpHeaders.IF_MATCH));
        }
        return type == Paging.class
                ? Paging.of(parameter(request, "limit"), parameter(request, "cursor"))
                : Language.accepted(header(request, HttpHeaders.ACCEPT_LANGUAGE));
    }

    private static Optional<String> header(NativeWebRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    private static Optional<String> parameter(NativeWebRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).filter(text -> !text.isEmpty());
    }
}
