package io.recourse.standalone.simulate;

import io.recourse.actor.Channel;
import io.recourse.command.policy.yaml.Misfit;
import io.recourse.dispute.Circumstance;
import io.recourse.dispute.Jurisdiction;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Product;
import io.recourse.dispute.Reason;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a mapping must not say though its form allows it: columns that the log does not have, and words that are not ours. */
final class MappingCheck {

    private final Set<String> columns;
    private final List<Misfit> misfits = new ArrayList<>();

    private MappingCheck(List<String> columns) {
        this.columns = new HashSet<>(columns);
    }

    /** @param columns of the log */
    static List<Misfit> of(Mapping mapping, List<String> columns) {
        MappingCheck check = new MappingCheck(columns);
        check.column("/caseColumn", mapping.caseColumn());
        check.time(mapping.time());
        mapping.activity().ifPresent(name -> check.column("/activity", name));
        mapping.facts().ifPresent(check::facts);
        mapping.amount().ifPresent(check::amount);
        mapping.externalDue().ifPresent(name -> check.column("/externalDue", name));
        for (int i = 0; i < mapping.events().size(); i++) {
            check.event(
                    "/events/" + i, mapping.events().get(i), mapping.activity().isPresent());
        }
        return check.misfits;
    }

    private void column(String at, String name) {
        if (!columns.contains(name)) {
            wrong(at, "the log has no column \"" + name + "\"");
        }
    }

    private void columns(String at, Optional<List<String>> names) {
        List<String> all = names.orElse(List.of());
        for (int i = 0; i < all.size(); i++) {
            column(at + "/" + i, all.get(i));
        }
    }

    private void time(Mapping.Time time) {
        column("/time/column", time.column());
        word("/time/zone", time.zone(), "time zone", ZoneId::of);
        List<String> formats = time.formats().orElse(List.of());
        for (int i = 0; i < formats.size(); i++) {
            word("/time/formats/" + i, formats.get(i), "pattern", DateTimeFormatter::ofPattern);
        }
    }

    private void facts(Mapping.Facts facts) {
        fact("/facts/reason", facts.reason(), "reason", Reason::valueOf);
        fact("/facts/channel", facts.channel(), "channel", Channel::valueOf);
        fact("/facts/origin", facts.origin(), "origin", Origin::valueOf);
        fact("/facts/product", facts.product(), "product", Product::valueOf);
        fact("/facts/jurisdiction", facts.jurisdiction(), "jurisdiction", Jurisdiction::of);
        fact("/facts/source", facts.source(), "source", Function.identity());
        facts.urgent().ifPresent(condition -> condition("/facts/urgent", condition));
        words("/facts/circumstances", facts.circumstances(), "circumstance", Circumstance::valueOf);
    }

    private void fact(String at, Optional<Mapping.Fact> fact, String kind, Function<String, ?> read) {
        fact.ifPresent(f -> {
            f.constant().ifPresent(value -> word(at + "/constant", value, kind, read));
            f.column().ifPresent(name -> column(at + "/column", name));
            f.values()
                    .ifPresent(values -> values.forEach((theirs, ours) ->
                            word(at + "/values/" + theirs.replace("~", "~0").replace("/", "~1"), ours, kind, read)));
            f.otherwise().ifPresent(value -> word(at + "/otherwise", value, kind, read));
        });
    }

    private void amount(Mapping.Amount amount) {
        column("/amount/column", amount.column());
        amount.currency().ifPresent(code -> word("/amount/currency", code, "currency", Currency::getInstance));
        amount.currencyColumn().ifPresent(name -> column("/amount/currencyColumn", name));
    }

    private void event(String at, Mapping.Event event, boolean activities) {
        if (!activities && event.activities().or(event::notAfter).isPresent()) {
            wrong(at, "it names activities, and no column says which a row is");
        }
        List<Mapping.Condition> conditions = event.when().orElse(List.of());
        for (int i = 0; i < conditions.size(); i++) {
            condition(at + "/when/" + i, conditions.get(i));
        }
        event.at().ifPresent(when -> {
            column(at + "/at/column", when.column());
            when.notBefore().ifPresent(name -> column(at + "/at/notBefore", name));
        });
        words(at + "/means", event.means(), "trigger or milestone", Meaning::of);
    }

    private void condition(String at, Mapping.Condition condition) {
        column(at + "/column", condition.column());
        columns(at + "/atLeast", condition.atLeast());
    }

    private void words(String at, Optional<List<String>> values, String kind, Function<String, ?> read) {
        List<String> all = values.orElse(List.of());
        for (int i = 0; i < all.size(); i++) {
            word(at + "/" + i, all.get(i), kind, read);
        }
    }

    private void word(String at, String value, String kind, Function<String, ?> read) {
        if (!readable(value, read)) {
            wrong(at, "\"" + value + "\" is no " + kind);
        }
    }

    private static boolean readable(String value, Function<String, ?> read) {
        try {
            return !read.apply(value).toString().isEmpty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }

    private void wrong(String pointer, String message) {
        misfits.add(new Misfit(pointer, message));
    }
}
