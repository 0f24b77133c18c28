package io.recourse.runtime.problem;

import io.recourse.runtime.language.Language;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** The catalogue for people who follow a problem's {@code type} in a browser. */
final class ProblemPage {
    private ProblemPage() {}

    static String of(ProblemCatalogue.Catalogue catalogue, Language language) {
        String problems = catalogue.problems().stream()
                .map(entry -> "<dt><a href=\"%s\">%s</a> (%d)</dt><dd>%s</dd>"
                        .formatted(entry.type(), escape(entry.title()), entry.status(), escape(entry.about())))
                .collect(Collectors.joining("\n"));
        String rules = catalogue.rules().stream()
                .map(rule -> "<dt id=\"%1$s\"><code>%1$s</code> (%2$d)</dt><dd>%3$s</dd>"
                        .formatted(escape(rule.rule()), rule.status(), escape(rule.about())))
                .collect(Collectors.joining("\n"));
        String title = switch (language) {
            case ENGLISH -> "Problems and rules";
            case CHINESE -> "问题与规则";
        };
        return page(language, title, "<dl>" + problems + "</dl>\n<hr>\n<dl>" + rules + "</dl>");
    }

    static String of(ProblemCatalogue.Entry entry, Language language) {
        String body = "<p>%s</p><p>HTTP %d · <code>%s</code></p>"
                .formatted(escape(entry.about()), entry.status(), escape(entry.type()));
        return page(language, entry.title(), body);
    }

    private static String page(Language language, String title, String body) {
        return """
                <!DOCTYPE html>
                <html lang="%s"><head><meta charset="utf-8"><title>%s</title></head>
                <body><h1>%s</h1>
                %s
                </body></html>
                """.formatted(language.locale().toLanguageTag(), escape(title), escape(title), body);
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
