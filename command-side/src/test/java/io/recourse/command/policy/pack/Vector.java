package io.recourse.command.policy.pack;

import io.recourse.actor.Channel;
import io.recourse.command.policy.Policy;
import io.recourse.command.policy.due.Moments;
import io.recourse.deadline.PolicyRef;
import io.recourse.deadline.Trigger;
import io.recourse.dispute.Circumstance;
import io.recourse.dispute.Jurisdiction;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Product;
import io.recourse.dispute.Reason;
import io.recourse.money.Money;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One line of a table of golden vectors: what a rule must say for a case, with the clause that says so. */
record Vector(
        String file,
        int line,
        PolicyRef pack,
        String rule,
        Asks asks,
        String clause,
        Map<String, String> said,
        Moments moments,
        String expected,
        String note) {

    static final String HEAD = "version,rule,asks,clause,facts,moments,expected,note";

    private static final Set<String> KEYS = Set.of(
            "in",
            "product",
            "reason",
            "channel",
            "origin",
            "urgent",
            "source",
            "paid",
            "with",
            "billing",
            "external",
            "lost");

    /** What is asked of the rule. The name is as in the tables. */
    enum Asks {
        due,
        /** How far it can be put off. */
        until,
        noticeBy,
        liability,
        /** Whether the pack applies to a new case. */
        applies,
        /** Which refunds of a payment are allowed. */
        refunds
    }

    static Vector parse(String id, int line, String text) {
        String[] cells = text.split(",", 8);
        Map<String, String> said = pairs(cells[4]);
        if (!KEYS.containsAll(said.keySet())) {
            throw new IllegalArgumentException(id + ".csv:" + line + " has unknown facts: " + said.keySet());
        }
        Map<Trigger, Instant> moments = new EnumMap<>(Trigger.class);
        pairs(cells[5]).forEach((trigger, at) -> moments.put(Trigger.valueOf(trigger), instant(at)));
        return new Vector(
                id + ".csv",
                line,
                new PolicyRef(id, Integer.parseInt(cells[0])),
                cells[1],
                Asks.valueOf(cells[2]),
                cells[3],
                said,
                new Moments(moments, Optional.ofNullable(said.get("billing")).map(Integer::valueOf)),
                cells[6],
                cells[7]);
    }

    Policy.Facts facts() {
        return new Policy.Facts(
                Reason.valueOf(said.getOrDefault("reason", "OTHER")),
                Channel.valueOf(said.getOrDefault("channel", "PHONE")),
                Origin.valueOf(said.getOrDefault("origin", "WALLET")),
                Boolean.parseBoolean(said.get("urgent")),
                Optional.ofNullable(said.get("in")).map(Jurisdiction::of),
                Product.valueOf(said.getOrDefault("product", "WALLET_BALANCE")),
                split("with").map(Circumstance::valueOf).collect(Collectors.toSet()),
                Optional.ofNullable(said.get("source")),
                Optional.ofNullable(said.get("paid")).stream().collect(Collectors.toSet()),
                moments,
                Optional.ofNullable(said.get("external")).map(Vector::instant));
    }

    List<Loss> losses(Money currency) {
        return split("lost")
                .map(loss -> loss.split("/"))
                .map(loss -> new Loss(
                        instant(loss[0]), Money.of(loss[1], currency.currency().getCurrencyCode())))
                .toList();
    }

    Instant receivedAt() {
        return moments.of(Trigger.NOTICE_RECEIVED).orElseThrow();
    }

    static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private Stream<String> split(String key) {
        return Optional.ofNullable(said.get(key)).stream().flatMap(value -> Arrays.stream(value.split(";")));
    }

    private static Map<String, String> pairs(String cell) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : cell.split(" ")) {
            int is = pair.indexOf('=');
            pairs.put(pair.substring(0, is), pair.substring(is + 1));
        }
        return pairs;
    }

    @Override
    public String toString() {
        return file + ":" + line + " " + rule + " " + asks + ": " + note;
    }
}
