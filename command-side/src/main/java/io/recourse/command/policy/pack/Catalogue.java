package io.recourse.command.policy.pack;

import io.recourse.command.policy.Policy.Facts;
import io.recourse.command.policy.calendar.Calendars;
import io.recourse.command.policy.calendar.NotCovered;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.PolicyRef;
import io.recourse.deadline.Trigger;
import io.recourse.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All packs there are, in all their versions, and the calendars they count on. */
public final class Catalogue {

    private final Map<PolicyRef, CountedPack> packs;
    private final Calendars calendars;

    private Catalogue(Map<PolicyRef, CountedPack> packs, Calendars calendars) {
        this.packs = packs;
        this.calendars = calendars;
    }

    public static Catalogue of(List<Pack> packs, Calendars calendars) {
        Map<PolicyRef, CountedPack> counted =
                new TreeMap<>(Comparator.comparing(PolicyRef::id).thenComparingInt(PolicyRef::version));
        packs.forEach(pack -> counted.put(pack.ref(), CountedPack.of(pack, calendars)));
        return new Catalogue(counted, calendars);
    }

    /** With one more pack. */
    public Catalogue with(Pack pack) {
        return of(Stream.concat(packs().stream(), Stream.of(pack)).toList(), calendars);
    }

    /** The same packs on other calendars. */
    public Catalogue on(Calendars others) {
        return of(packs(), others);
    }

    /** By id, then by version. */
    public List<Pack> packs() {
        return packs.values().stream().map(CountedPack::pack).toList();
    }

    public Optional<Pack> find(PolicyRef ref) {
        return counted(ref).map(CountedPack::pack);
    }

    public Calendars calendars() {
        return calendars;
    }

    /** Which rules of a pack are asked. */
    public enum Rules {
        ENABLED,
        /** Those too that are not enabled, to see what they would do. */
        ALL
    }

    /**
     * The deadlines that one pack by itself gives to a case, for every trigger among its moments, whether the pack is enabled
     * and in force or not; none where it does not concern the case or the notice came too late.
     *
     * @throws NotCovered when one cannot be counted
     */
    public List<Deadline> deadlines(PolicyRef ref, Facts facts, Rules rules) {
        return counted(ref).filter(pack -> pack.concerns(facts)).stream()
                .flatMap(pack -> pack.begun(facts, facts.moments().instants().keySet(), rules))
                .toList();
    }

    /** Whether one pack by itself applies to a case, were it enabled and in force. */
    public boolean concerns(PolicyRef ref, Facts facts) {
        return counted(ref).filter(pack -> pack.concerns(facts)).isPresent();
    }

    /**
     * What one pack by itself pins to a case that it concerns, as {@link PackPolicy} would: each name once.
     *
     * @throws NotCovered when one cannot be counted
     */
    public List<Deadline> begun(PolicyRef ref, Facts facts, Set<Trigger> triggers, Rules rules) {
        return Strictest.of(counted(ref).stream().flatMap(pack -> pack.begun(facts, triggers, rules)));
    }

    /** Until when the customer must have complained, where the pack says so and the facts tell from when on. */
    public Optional<Instant> noticeBy(PolicyRef ref, Facts facts) {
        return counted(ref).flatMap(pack -> pack.noticeBy(facts));
    }

    /** How much of the losses the customer bears, where the pack says so in their currency. */
    public Optional<Money> liability(PolicyRef ref, Facts facts, List<Loss> losses) {
        return counted(ref).flatMap(pack -> pack.liability(facts, losses));
    }

    Optional<CountedPack> counted(PolicyRef ref) {
        return Optional.ofNullable(packs.get(ref));
    }

    /** Every pack, and whether it applies at {@code instant} to a case with these facts. */
    public List<Considered> consider(Facts facts, Instant instant) {
        List<Considered> considered = new ArrayList<>();
        byId().values().forEach(versions -> considered.addAll(consider(versions, facts, instant)));
        return considered;
    }

    /** Of several versions in force the newest applies. */
    private static List<Considered> consider(List<CountedPack> versions, Facts facts, Instant at) {
        Optional<CountedPack> newest = versions.stream()
                .filter(pack -> pack.effectiveAt(at))
                .max(Comparator.comparingInt(pack -> pack.pack().version()));
        return versions.stream()
                .map(pack -> newest.filter(pack::equals).isPresent()
                        ? pack.consider(facts)
                        : new Considered(
                                pack.pack(),
                                pack.effectiveAt(at) ? Considered.Why.SUPERSEDED : Considered.Why.NOT_IN_FORCE,
                                Optional.empty()))
                .toList();
    }

    List<CountedPack> applying(Facts facts, Instant instant) {
        return consider(facts, instant).stream()
                .filter(considered -> considered.why() == Considered.Why.APPLIES)
                .flatMap(considered -> counted(considered.pack().ref()).stream())
                .toList();
    }

    private Map<String, List<CountedPack>> byId() {
        return packs.values().stream()
                .collect(Collectors.groupingBy(pack -> pack.pack().id(), TreeMap::new, Collectors.toList()));
    }
}
