package io.recourse.query.list;

import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.problem.ProblemException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Fills controllers' parameters that are marked {@link Filter}, and says at once everything that is wrong with them. */
final class FilterResolver implements HandlerMethodArgumentResolver {

    private static final int MOST_VALUES = 50;
    private static final int MOST_CHARACTERS = 200;

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(Filter.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws Exception {
        if (binders == null) {
            throw new IllegalStateException("no conversion of parameters");
        }
        WebDataBinder binder = binders.createBinder(request, null, "filter");
        List<Flaw> flaws = new ArrayList<>();
        RecordComponent[] components = parameter.getParameterType().getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = value(components[i], request, binder, flaws);
        }
        if (!flaws.isEmpty()) {
            throw ProblemException.invalid(flaws);
        }
        return BeanUtils.instantiateClass(BeanUtils.getResolvableConstructor(parameter.getParameterType()), values);
    }

    private static Object value(
            RecordComponent component, NativeWebRequest request, WebDataBinder binder, List<Flaw> flaws) {
        Class<?> type =
                ResolvableType.forType(component.getGenericType()).getGeneric(0).resolve(Object.class);
        String pointer = Flaw.parameter(component.getName());
        boolean several = component.getType() == List.class;
        List<String> given = given(request, component.getName(), several && type != String.class);
        if (!several && given.size() > 1) {
            flaws.add(Flaw.at(pointer, Flaw.Kind.DUPLICATE));
            return Optional.empty();
        }
        if (given.size() > MOST_VALUES) {
            flaws.add(Flaw.at(pointer, Flaw.Kind.TOO_MANY, "limit", MOST_VALUES));
            return List.of();
        }
        List<?> values = given.stream()
                .flatMap(text -> convert(pointer, text, type, binder, flaws).stream())
                .toList();
        return several ? values : values.stream().findFirst();
    }

    private static List<String> given(NativeWebRequest request, String name, boolean joined) {
        String[] texts = request.getParameterValues(name);
        return texts == null
                ? List.of()
                : Arrays.stream(texts)
                        .flatMap(text -> joined ? Arrays.stream(text.split(",", -1)) : Stream.of(text))
                        .filter(text -> !text.isBlank())
                        .toList();
    }

    private static Optional<?> convert(
            String pointer, String text, Class<?> type, WebDataBinder binder, List<Flaw> flaws) {
        if (text.length() > MOST_CHARACTERS) {
            flaws.add(Flaw.at(pointer, Flaw.Kind.TOO_LONG, "limit", MOST_CHARACTERS));
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(binder.convertIfNecessary(text, type));
        } catch (TypeMismatchException e) {
            flaws.add(type.isEnum() ? Flaw.notOneOf(pointer, type) : refused(pointer, e));
            return Optional.empty();
        }
    }

    /** Only our own types word their reasons for callers. */
    private static Flaw refused(String pointer, TypeMismatchException mismatch) {
        return Stream.iterate((Throwable) mismatch, t -> t != null, Throwable::getCause)
                .filter(IllegalArgumentException.class::isInstance)
                .map(IllegalArgumentException.class::cast)
                .filter(reason -> reason.getStackTrace().length > 0
                        && reason.getStackTrace()[0].getClassName().startsWith("io.recourse."))
                .findFirst()
                .map(reason -> Flaw.refused(pointer, reason))
                .orElseGet(() -> Flaw.at(pointer, Flaw.Kind.INVALID));
    }
}
