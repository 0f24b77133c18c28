package io.recourse.query.timeline;

import io.recourse.actor.Actor;
import io.recourse.actor.Channel;
import io.recourse.actor.Role;
import io.recourse.deadline.DeadlineName;
import io.recourse.rejection.Rejection;
import io.recourse.runtime.language.Language;
import io.recourse.runtime.language.Texts;
import io.recourse.runtime.problem.RuleTexts;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts lines of the timeline into sentences of one language. */
record Words(Language language) {

    private static final Texts TEXTS = new Texts("io.recourse.query.timeline.timeline");
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    String sentence(Line line, Actor actor, Channel channel) {
        Map<String, String> words = words(line);
        words.put("who", who(actor));
        words.put("channel", say(Value.term(channel)));
        return TEXTS.get(language, line.wording(), words);
    }

    private Map<String, String> words(Line line) {
        Map<String, String> words = new HashMap<>();
        line.values().forEach((name, value) -> words.put(name, say(value)));
        return words;
    }

    private String who(Actor actor) {
        String key = actor.role() == Role.SYSTEM ? "who.SYSTEM" : "who";
        return TEXTS.get(language, key, Map.of("role", say(Value.term(actor.role())), "actor", actor.id()));
    }

    String say(Value value) {
        return switch (value) {
            case Value.Plain plain -> plain.text();
            case Value.Said said ->
                said.words().isForgotten()
                        ? TEXTS.get(language, "forgotten")
                        : said.words().value();
            case Value.Withheld withheld -> TEXTS.get(language, "withheld");
            case Value.Moment moment -> MINUTES.format(moment.at());
            case Value.Refused refused -> RuleTexts.detail(Rejection.of(refused.rule()), language);
            case Value.Term term -> term(term.kind() + "." + term.name(), term.name());
            case Value.Promised promised -> deadline(promised.name());
            case Value.Phrase phrase -> TEXTS.get(language, phrase.line().wording(), words(phrase.line()));
            case Value.Several several ->
                several.values().stream().map(this::say).collect(Collectors.joining(TEXTS.get(language, "and")));
        };
    }

    private String deadline(DeadlineName name) {
        String kind = name.kind().value();
        String word = term("DeadlineName." + kind, kind);
        return name.number() == 1
                ? word
                : TEXTS.get(
                        language,
                        "deadline.again",
                        Map.of("deadline", word, "number", Integer.toString(name.number())));
    }

    /** Policies may name deadlines that no language has a word for. */
    private String term(String key, String otherwise) {
        return TEXTS.has(key) ? TEXTS.get(language, key) : otherwise;
    }
}
