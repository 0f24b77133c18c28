package io.recourse.command.policy.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.command.policy.Policy;
import io.recourse.command.policy.calendar.NotCovered;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.PolicyRef;
import io.recourse.money.Money;
import io.recourse.terms.RefundLimits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped packs say what the texts say that they were taken from. */
class VectorsTest {

    private static final Catalogue CATALOGUE = Shipped.CATALOGUE;

    @ParameterizedTest
    @MethodSource("io.recourse.command.policy.pack.Vectors#all")
    void theRuleSaysWhatItsClauseSays(Vector vector) {
        assertThat(answer(vector)).as("%s (%s)", vector, vector.clause()).isEqualTo(expected(vector));
    }

    private static Object expected(Vector vector) {
        return switch (vector.expected()) {
            case "none", "refused" -> vector.expected();
            default ->
                switch (vector.asks()) {
                    case due, until, noticeBy -> Vector.instant(vector.expected());
                    case liability, applies, refunds -> vector.expected();
                };
        };
    }

    private static Object answer(Vector vector) {
        try {
            return switch (vector.asks()) {
                case due -> orNone(deadline(vector).map(Deadline::dueAt));
                case until ->
                    orNone(deadline(vector)
                            .map(deadline -> deadline.provision()
                                    .orElseThrow()
                                    .extension()
                                    .until()));
                case noticeBy -> orNone(noticeBy(vector));
                case liability -> liability(vector);
                case applies -> applies(vector);
                case refunds -> refunds(vector);
            };
        } catch (NotCovered e) {
            return "refused";
        }
    }

    private static Object orNone(Optional<Instant> instant) {
        return instant.<Object>map(Function.identity()).orElse("none");
    }

    private static Optional<Deadline> deadline(Vector vector) {
        List<Deadline> ofRule = CATALOGUE.deadlines(vector.pack(), vector.facts(), Catalogue.Rules.ALL).stream()
                .filter(deadline ->
                        deadline.provision().orElseThrow().clause().rule().equals(vector.rule()))
                .toList();
        assertThat(ofRule).hasSizeLessThan(2);
        return ofRule.stream().findFirst();
    }

    private static Optional<Instant> noticeBy(Vector vector) {
        assertThat(pack(vector).notice().orElseThrow().id()).isEqualTo(vector.rule());
        return CATALOGUE.noticeBy(vector.pack(), vector.facts());
    }

    private static String liability(Vector vector) {
        LiabilityRule rule = pack(vector).liability().orElseThrow();
        assertThat(rule.id()).isEqualTo(vector.rule());
        Money borne = CATALOGUE
                .liability(vector.pack(), vector.facts(), vector.losses(rule.promptCap()))
                .orElseThrow();
        return borne.amount().toPlainString();
    }

    private static String applies(Vector vector) {
        return considered(vector).why().name();
    }

    private static Considered considered(Vector vector) {
        return CATALOGUE.consider(vector.facts(), vector.receivedAt()).stream()
                .filter(considered -> considered.pack().ref().equals(vector.pack()))
                .findFirst()
                .orElseThrow();
    }

    /** As a case gets it that the pack applies to. */
    private static String refunds(Vector vector) {
        if (considered(vector).why() != Considered.Why.APPLIES) {
            return "none";
        }
        Policy.Decision decision = new PackPolicy(() -> CATALOGUE).decide(vector.facts(), vector.receivedAt());
        RefundLimits refunds = decision.terms().refunds().orElseThrow();
        return Stream.of(refunds.window(), refunds.most(), refunds.spacing())
                .map(limit -> limit.map(Object::toString).orElse("any"))
                .collect(Collectors.joining(" "));
    }

    private static Pack pack(Vector vector) {
        return CATALOGUE.find(vector.pack()).orElseThrow();
    }

    /** What has no vector nobody has looked at. */
    @ParameterizedTest
    @MethodSource("packs")
    void everyRuleHasAVectorThatGivesAnInstant(Pack pack) {
        List<Vector> vectors = Vectors.of(pack.id()).stream()
                .filter(vector -> vector.pack().equals(pack.ref()))
                .toList();
        assertThat(rules(pack))
                .allSatisfy(rule -> assertThat(vectors)
                        .anyMatch(vector -> vector.rule().equals(rule)
                                && !List.of("none", "refused").contains(vector.expected())));
        assertThat(vectors).extracting(Vector::rule).allMatch(rules(pack)::contains);
    }

    static Stream<Pack> packs() {
        return CATALOGUE.packs().stream();
    }

    private static List<String> rules(Pack pack) {
        return Stream.of(
                        pack.notice().stream().map(NoticeRule::id),
                        pack.deadlines().stream().map(DeadlineRule::id),
                        pack.liability().stream().map(LiabilityRule::id),
                        pack.limits().flatMap(Limits::refunds).stream().map(limits -> "refunds"))
                .flatMap(Function.identity())
                .toList();
    }

    /** Alternatives and extensions too. */
    @ParameterizedTest
    @MethodSource("packs")
    void everyAlternativeAndEveryExtensionHasAVector(Pack pack) {
        List<Vector> vectors = Vectors.of(pack.id()).stream()
                .filter(vector -> vector.pack().equals(pack.ref()))
                .toList();
        for (DeadlineRule rule : pack.deadlines()) {
            List<Vector> own =
                    vectors.stream().filter(v -> v.rule().equals(rule.id())).toList();
            rule.alternatives().stream()
                    .flatMap(List::stream)
                    .forEach(alternative -> assertThat(own)
                            .as("%s %s", pack.ref(), rule.id())
                            .anyMatch(vector -> alternative.when().holds(vector.facts())));
            if (rule.extendedBy().isPresent()) {
                assertThat(own)
                        .as("%s %s", pack.ref(), rule.id())
                        .anyMatch(vector -> vector.asks() == Vector.Asks.until);
            }
        }
    }

    @Test
    void thereAreManyOfThem() {
        assertThat(Vectors.all()).hasSizeGreaterThan(400);
        assertThat(Vectors.all().map(Vector::pack).map(PolicyRef::id).distinct())
                .hasSameSizeAs(
                        CATALOGUE.packs().stream().map(Pack::id).distinct().toList());
    }
}
