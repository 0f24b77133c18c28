package io.recourse.command.policy.pack;

import io.recourse.actor.Channel;
import io.recourse.command.policy.Policy.Facts;
import io.recourse.dispute.Circumstance;
import io.recourse.dispute.Jurisdiction;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Product;
import io.recourse.dispute.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which cases something applies to: those that have one of the values in each list that there is.
 *
 * @param jurisdictions ISO 3166 codes of countries or their parts, or {@code EEA}
 * @param sources systems that a complaint came from, as its external reference names them
 * @param paymentSources where a disputed payment was made, as its recording names it
 * @param externalDue whether somebody outside has set an instant
 */
public record Condition(
        Optional<List<String>> jurisdictions,
        Optional<List<Product>> products,
        Optional<List<Reason>> reasons,
        Optional<List<Channel>> channels,
        Optional<List<Origin>> origins,
        Optional<List<String>> sources,
        Optional<List<String>> paymentSources,
        Optional<List<Circumstance>> circumstances,
        Optional<Boolean> urgent,
        Optional<Boolean> externalDue) {

    private static final String EEA = "EEA";
    private static final Set<String> EEA_COUNTRIES = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI",
            "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK");

    /** The first list that the case has no value of; empty where it applies. */
    Optional<String> mismatch(Facts facts) {
        return Stream.of(
                        unless(
                                jurisdictions.map(codes -> facts.jurisdiction().stream()
                                        .anyMatch(j -> codes.stream().anyMatch(code -> covers(code, j)))),
                                "jurisdictions"),
                        unless(products.map(list -> list.contains(facts.product())), "products"),
                        unless(reasons.map(list -> list.contains(facts.reason())), "reasons"),
                        unless(channels.map(list -> list.contains(facts.channel())), "channels"),
                        unless(origins.map(list -> list.contains(facts.origin())), "origins"),
                        unless(
                                sources.map(list ->
                                        facts.source().filter(list::contains).isPresent()),
                                "sources"),
                        unless(
                                paymentSources.map(list -> list.stream().anyMatch(facts.paymentSources()::contains)),
                                "paymentSources"),
                        unless(
                                circumstances.map(list -> list.stream().anyMatch(facts.circumstances()::contains)),
                                "circumstances"),
                        unless(urgent.map(wanted -> wanted == facts.urgent()), "urgent"),
                        unless(
                                externalDue.map(wanted ->
                                        wanted == facts.externalDueAt().isPresent()),
                                "externalDue"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    boolean holds(Facts facts) {
        return mismatch(facts).isEmpty();
    }

    private static Optional<String> unless(Optional<Boolean> matches, String name) {
        return matches.filter(yes -> !yes).map(no -> name);
    }

    private static boolean covers(String code, Jurisdiction jurisdiction) {
        return code.equals(jurisdiction.code())
                || code.equals(jurisdiction.country())
                || (code.equals(EEA) && EEA_COUNTRIES.contains(jurisdiction.country()));
    }
}
