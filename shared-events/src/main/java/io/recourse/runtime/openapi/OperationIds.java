package io.recourse.runtime.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.util.StringUtils;

/**
 * Names operations by method and path, as {@code createMerchantDisputeResponse}: generated clients call their methods so, and a
 * name must be the only one of its kind and stay the same whatever else is added.
 */
final class OperationIds implements GlobalOpenApiCustomizer {

    private static final String PREFIX = "/api/v1/";

    @Override
    public void customise(OpenAPI api) {
        if (api.getPaths() != null) {
            api.getPaths()
                    .forEach((path, item) -> item.readOperationsMap()
                            .forEach((method, operation) -> operation.setOperationId(id(method, path))));
        }
    }

    static String id(HttpMethod method, String path) {
        List<String> parts = Arrays.stream(
                        path.startsWith(PREFIX)
                                ? path.substring(PREFIX.length()).split("/")
                                : path.substring(1).split("/"))
                .toList();
        return verb(method)
                + IntStream.range(0, parts.size())
                        .filter(n -> !isVariable(parts.get(n)))
                        .mapToObj(n -> words(isOneOfMany(method, parts, n) ? singular(parts.get(n)) : parts.get(n)))
                        .collect(Collectors.joining());
    }

    private static String verb(HttpMethod method) {
        return switch (method) {
            case POST -> "create";
            case GET, PUT, DELETE, PATCH, HEAD, OPTIONS, TRACE -> method.name().toLowerCase(Locale.ROOT);
        };
    }

    private static boolean isOneOfMany(HttpMethod method, List<String> parts, int n) {
        return n + 1 < parts.size() ? isVariable(parts.get(n + 1)) : method == HttpMethod.POST;
    }

    private static boolean isVariable(String part) {
        return part.startsWith("{");
    }

    private static String singular(String word) {
        if (word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }

    private static String words(String part) {
        return Arrays.stream(part.split("-")).map(StringUtils::capitalize).collect(Collectors.joining());
    }
}
