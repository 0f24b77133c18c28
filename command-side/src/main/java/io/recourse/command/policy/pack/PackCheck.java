package io.recourse.command.policy.pack;

import io.recourse.command.policy.calendar.BusinessCalendar;
import io.recourse.command.policy.calendar.Calendars;
import io.recourse.command.policy.due.DueForm;
import io.recourse.command.policy.yaml.Misfit;
import io.recourse.deadline.Trigger;
import io.recourse.money.Money;
import io.recourse.terms.RefundLimits;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a pack must not say though its form allows it. */
final class PackCheck {

    private final Pack pack;
    private final List<Misfit> misfits = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private PackCheck(Pack pack) {
        this.pack = pack;
    }

    static List<Misfit> of(Pack pack, Calendars calendars) {
        PackCheck check = new PackCheck(pack);
        Optional<BusinessCalendar> calendar = calendars.find(pack.calendar());
        if (calendar.isEmpty()) {
            check.wrong("/calendar", "there is no calendar \"" + pack.calendar() + "\"");
        }
        boolean zoneKnown = check.zone();
        check.period();
        check.cases();
        check.notice();
        check.liability();
        check.limits();
        check.terms();
        for (int i = 0; i < pack.deadlines().size(); i++) {
            String at = "/deadlines/" + i;
            DeadlineRule rule = pack.deadlines().get(i);
            check.unique(at + "/id", rule.id());
            check.misfits.addAll(RuleCheck.of(at, rule, pack, calendar.filter(known -> zoneKnown)));
        }
        return check.misfits;
    }

    private boolean zone() {
        Optional<String> unknown = pack.counting().flatMap(CountingForm::unknownZone);
        unknown.ifPresent(name -> wrong("/counting/zone", "there is no time zone \"" + name + "\""));
        return unknown.isEmpty();
    }

    private void period() {
        pack.effectiveTo()
                .filter(end -> !end.isAfter(pack.effectiveFrom()))
                .ifPresent(end -> wrong("/effectiveTo", "it ends before it begins"));
    }

    private void cases() {
        pack.unless()
                .filter(condition -> pack.appliesTo().filter(condition::equals).isPresent())
                .ifPresent(condition -> wrong("/unless", "it is the same as \"appliesTo\": no case is left"));
    }

    private void notice() {
        pack.notice().ifPresent(notice -> {
            unique("/notice/id", notice.id());
            stated("/notice/by", notice.by());
        });
    }

    private void liability() {
        pack.liability().ifPresent(liability -> {
            unique("/liability/id", liability.id());
            stated("/liability/promptBy", liability.promptBy());
            stated("/liability/statementBy", liability.statementBy());
            if (!liability.promptCap().hasCurrencyOf(liability.lateCap())) {
                wrong("/liability/lateCap", "it has another currency than promptCap");
            } else if (liability.lateCap().compareTo(liability.promptCap()) < 0) {
                wrong("/liability/lateCap", "it is lower than promptCap");
            }
        });
    }

    /** Something that the case itself brings about cannot have been before it. */
    private void stated(String at, DueForm form) {
        List<Misfit> shape = DueCheck.of(at, form);
        misfits.addAll(shape);
        if (shape.isEmpty() && !form.due().triggers().stream().allMatch(Trigger::stated)) {
            wrong(at, "it counts from something that comes after the complaint");
        }
    }

    private void limits() {
        pack.limits().ifPresent(limits -> {
            eachCurrencyOnce("/limits/approvalAbove", limits.approvalAbove());
            limits.refunds()
                    .flatMap(RefundLimits::window)
                    .filter(Period::isZero)
                    .ifPresent(none -> wrong("/limits/refunds/window", "nothing could ever be refunded"));
            limits.provisionalCredit().ifPresent(credit -> {
                eachCurrencyOnce("/limits/provisionalCredit/most", credit.most());
                eachCurrencyOnce("/limits/provisionalCredit/withheld", credit.withheld());
            });
        });
    }

    private void terms() {
        pack.terms().flatMap(Terms::identityValidFor).ifPresent(time -> positive("/terms/identityValidFor", time));
        pack.terms().flatMap(Terms::promises).ifPresent(promises -> {
            positive(
                    "/terms/promises/customerAnswer/within",
                    promises.customerAnswer().within());
            positive(
                    "/terms/promises/merchantAnswer/within",
                    promises.merchantAnswer().within());
            positive("/terms/promises/offer/within", promises.offer().within());
            positive("/terms/promises/appeal/within", promises.appeal().within());
            positive("/terms/promises/refund/within", promises.refund().within());
        });
    }

    private void positive(String at, Duration time) {
        if (!time.isPositive()) {
            wrong(at, "it gives no time");
        }
    }

    private void eachCurrencyOnce(String at, Optional<List<Money>> amounts) {
        Set<Object> seen = new HashSet<>();
        List<Money> all = amounts.orElse(List.of());
        for (int i = 0; i < all.size(); i++) {
            if (!seen.add(all.get(i).currency())) {
                wrong(at + "/" + i, "there is another amount in " + all.get(i).currency());
            }
        }
    }

    private void unique(String at, String id) {
        if (!ids.add(id)) {
            wrong(at, "\"" + id + "\" is the id of another rule too");
        }
    }

    private void wrong(String pointer, String message) {
        misfits.add(new Misfit(pointer, message));
    }
}
