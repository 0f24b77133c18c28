package io.recourse.runtime.idempotency;

import io.recourse.runtime.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

final class OnceResolver implements HandlerMethodArgumentResolver {

    private final Idempotency idempotency;

    OnceResolver(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Once.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        if (!(web.getUserPrincipal() instanceof Authentication token)
                || !(web.getNativeRequest() instanceof HttpServletRequest request)) {
            throw new AccessDeniedException("not a token");
        }
        Optional<String> key = KeyHeader.parse(Optional.ofNullable(web.getHeader(KeyHeader.NAME)));
        return new Once(idempotency, request, Caller.of(token).subject(), key);
    }
}
