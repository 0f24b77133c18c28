package io.recourse.runtime.openapi;

import io.recourse.runtime.problem.Problem;
import io.recourse.runtime.problem.ProblemType;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Adds to every operation the problems that it may answer with, by what the operation takes. */
final class ProblemAnswers implements GlobalOpenApiCustomizer {
    static final String SCHEMA = "Problem";

    private static final Set<Integer> EVERYWHERE = Set.of(400, 401, 403, 429, 503);
    private static final Set<Integer> RETRIED = Set.of(429, 503);
    private static final Set<Integer> CHANGING = Set.of(409, 413, 415, 422);

    @Override
    public void customise(OpenAPI api) {
        if (api.getPaths() == null) {
            return;
        }
        api.getPaths()
                .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                    if (path.startsWith(ProblemType.BASE_PATH)) {
                        operation.setSecurity(List.of());
                        add(operation, path.contains("{") ? Set.of(404) : Set.of());
                    } else {
                        add(operation, statuses(path, method, operation));
                    }
                }));
    }

    private static Set<Integer> statuses(String path, HttpMethod method, Operation operation) {
        var statuses = new TreeSet<>(EVERYWHERE);
        if (path.contains("{")) {
            statuses.add(404);
        }
        if (method != HttpMethod.GET) {
            statuses.addAll(CHANGING);
        }
        if (RequestParts.takes(operation, RequestParts.VERSION)) {
            statuses.add(412);
        }
        if (RequestParts.takes(operation, RequestParts.KEY)) {
            statuses.add(428);
        }
        return statuses;
    }

    private static void add(Operation operation, Set<Integer> statuses) {
        statuses.forEach(
                status -> operation.getResponses().computeIfAbsent(Integer.toString(status), any -> answer(status)));
    }

    private static ApiResponse answer(int status) {
        String types = Arrays.stream(ProblemType.values())
                .filter(type -> type.status() == status)
                .map(ProblemType::slug)
                .collect(Collectors.joining(", "));
        var answer = new ApiResponse()
                .description(types)
                .content(new Content()
                        .addMediaType(Problem.MEDIA_TYPE, new MediaType().schema(Schemas.reference(SCHEMA))));
        if (RETRIED.contains(status)) {
            answer.addHeaderObject(
                    "Retry-After", new Header().description("Seconds to wait.").schema(Schemas.of("integer")));
        }
        return answer;
    }
}
