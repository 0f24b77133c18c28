package io.recourse.query.audit.access;

import io.recourse.query.list.Filter;
import io.recourse.runtime.web.Paging;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.util.pattern.PathPattern;

/**
 * A read that is recorded.
 *
 * @param inPath types of the parts of its path, by name
 * @param inQuery types of its parameters, by name, in their order
 */
record Read(PathPattern path, Map<String, Class<?>> inPath, Map<String, Class<?>> inQuery) {

    /** Whatever else is given may be words. */
    private static final Pattern NO_WORDS = Pattern.compile("[A-Za-z0-9_.:,+-]{1,100}");

    private static final String AUDIT = "/api/v1/audit/";
    private static final String WITHHELD = "*";

    boolean ofAuditors() {
        return path.getPatternString().startsWith(AUDIT);
    }

    static Read of(PathPattern path, HandlerMethod handler) {
        Map<String, Class<?>> inPath = new LinkedHashMap<>();
        Map<String, Class<?>> inQuery = new LinkedHashMap<>();
        for (MethodParameter parameter : handler.getMethodParameters()) {
            Class<?> type = parameter.getParameterType();
            String name = parameter.getParameter().getName();
            if (parameter.hasParameterAnnotation(PathVariable.class)) {
                inPath.put(name, type);
            } else if (parameter.hasParameterAnnotation(RequestParam.class)) {
                inQuery.put(name, single(ResolvableType.forMethodParameter(parameter)));
            } else if (parameter.hasParameterAnnotation(Filter.class)) {
                for (RecordComponent component : type.getRecordComponents()) {
                    inQuery.put(component.getName(), single(ResolvableType.forType(component.getGenericType())));
                }
            } else if (type == Paging.class) {
                inQuery.put("limit", Integer.class);
                inQuery.put("cursor", String.class);
            }
        }
        return new Read(path, inPath, inQuery);
    }

    /** The only {@code type} that a request names, in its path or else in its query. */
    <T> Optional<T> named(
            Class<T> type, Map<String, String> path, Map<String, String[]> query, Function<String, T> of) {
        return Stream.concat(
                        inPath.entrySet().stream()
                                .filter(part -> part.getValue() == type)
                                .map(part -> path.getOrDefault(part.getKey(), "")),
                        inQuery.entrySet().stream()
                                .filter(parameter -> parameter.getValue() == type)
                                .map(parameter -> only(query, parameter.getKey())))
                .flatMap(text -> parsed(text, of).stream())
                .findFirst();
    }

    /** The parameters that a request gives, or empty when it gives none. Text that is free, or was refused, is withheld. */
    Optional<String> filters(Map<String, String[]> query, boolean refused) {
        List<String> given = inQuery.entrySet().stream()
                .filter(parameter -> query.containsKey(parameter.getKey()))
                .flatMap(parameter -> Arrays.stream(query.get(parameter.getKey()))
                        .map(value -> parameter.getKey() + "="
                                + (refused || parameter.getValue() == String.class ? WITHHELD : shown(value))))
                .toList();
        return given.isEmpty() ? Optional.empty() : Optional.of(String.join("&", given));
    }

    private static String shown(String value) {
        return NO_WORDS.matcher(value).matches() ? value : WITHHELD;
    }

    private static String only(Map<String, String[]> query, String name) {
        String[] values = query.get(name);
        return values != null && values.length == 1 ? values[0] : "";
    }

    private static <T> Optional<T> parsed(String text, Function<String, T> of) {
        try {
            return Optional.of(of.apply(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /** What an {@code Optional} or a {@code List} is of. */
    private static Class<?> single(ResolvableType type) {
        return type.hasGenerics() ? type.getGeneric(0).resolve(Object.class) : type.resolve(Object.class);
    }
}
