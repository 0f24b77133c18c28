package io.recourse.runtime.problem;

import io.recourse.rejection.Rule;
import io.recourse.runtime.language.Language;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Documents every problem type at the address that its {@code type} names. */
@RestController
@RequestMapping(ProblemType.BASE_PATH)
@Tag(name = "Problems", description = "What each problem type and each business rule means")
class ProblemCatalogue {

    /** One problem type in words. */
    record Entry(String type, int status, String title, String about) {}

    /** One business rule in words. */
    record RuleEntry(String rule, String type, int status, String about) {}

    record Catalogue(List<Entry> problems, List<RuleEntry> rules) {}

    @Operation(summary = "All problem types and rules")
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_HTML_VALUE})
    ResponseEntity<?> all(@RequestHeader HttpHeaders headers) {
        var texts = new ProblemTexts(language(headers));
        var catalogue = new Catalogue(
                Arrays.stream(ProblemType.values())
                        .map(type -> entry(type, texts))
                        .toList(),
                Arrays.stream(Rule.values()).map(rule -> entry(rule, texts)).toList());
        return answer(headers, catalogue, () -> ProblemPage.of(catalogue, texts.language()));
    }

    @Operation(summary = "One problem type")
    @GetMapping(
            path = "/{slug}",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_HTML_VALUE})
    ResponseEntity<?> one(@PathVariable String slug, @RequestHeader HttpHeaders headers) {
        var texts = new ProblemTexts(language(headers));
        Entry entry = ProblemType.bySlug(slug)
                .map(type -> entry(type, texts))
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND));
        return answer(headers, entry, () -> ProblemPage.of(entry, texts.language()));
    }

    private static Entry entry(ProblemType type, ProblemTexts texts) {
        return new Entry(type.uri().toString(), type.status(), texts.title(type), texts.about(type));
    }

    private static RuleEntry entry(Rule rule, ProblemTexts texts) {
        ProblemType type = Failure.typeOf(rule);
        return new RuleEntry(rule.slug(), type.uri().toString(), type.status(), texts.rule(rule));
    }

    private static ResponseEntity<?> answer(HttpHeaders headers, Object document, Supplier<String> page) {
        boolean html = headers.getAccept().stream().anyMatch(type -> "html".equals(type.getSubtype()));
        var answer = ResponseEntity.ok().varyBy(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE);
        return html
                ? answer.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                        .body(page.get())
                : answer.contentType(MediaType.APPLICATION_JSON).body(document);
    }

    private static Language language(HttpHeaders headers) {
        return Language.accepted(Optional.ofNullable(headers.getFirst(HttpHeaders.ACCEPT_LANGUAGE)));
    }
}
