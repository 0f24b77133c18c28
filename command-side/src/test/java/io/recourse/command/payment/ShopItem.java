package io.recourse.command.payment;

import io.recourse.money.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one customer bought of one article, and returned.
 *
 * @param bought in the order of the invoices
 * @param returned likewise
 */
record ShopItem(String name, List<Line> bought, List<Line> returned) {

    private static final String CURRENCY = "GBP";

    /** @param units greater than zero, also of what was returned */
    record Line(int units, BigDecimal price, Instant at) {}

    /** All items of a file of Online Retail in which a negative quantity is a return. */
    static List<ShopItem> read(Path file) throws IOException {
        Map<String, ShopItem> items = new LinkedHashMap<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.skip(1).forEach(line -> add(line, items));
        }
        return List.copyOf(items.values());
    }

    private static void add(String line, Map<String, ShopItem> items) {
        String[] fields = line.split(",");
        // From the end: only the description, before these, may have commas in it.
        int end = fields.length;
        int quantity = Integer.parseInt(fields[end - 5]);
        Line read = new Line(
                Math.abs(quantity),
                new BigDecimal(fields[end - 3]),
                LocalDateTime.parse(fields[end - 4]).toInstant(ZoneOffset.UTC));
        ShopItem item = items.computeIfAbsent(
                fields[end - 2] + "-" + fields[1], name -> new ShopItem(name, new ArrayList<>(), new ArrayList<>()));
        (quantity < 0 ? item.returned : item.bought).add(read);
    }

    /** What was paid for all that was bought; nothing where that is not in the file. */
    Money paid() {
        return money(bought.stream()
                .map(line -> line.price().multiply(BigDecimal.valueOf(line.units())))
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    int unitsBought() {
        return bought.stream().mapToInt(Line::units).sum();
    }

    /**
     * What a return asks for: the price that was paid for each unit, the first bought being the first to come back. What was
     * never bought has no such price, and counts as what its credit note says.
     *
     * @param before how many units came back before
     */
    Money worth(Line back, int before) {
        BigDecimal worth = BigDecimal.ZERO;
        int skip = before;
        int rest = back.units();
        for (Line line : bought) {
            int here = Math.min(rest, Math.max(0, line.units() - skip));
            skip = Math.max(0, skip - line.units());
            worth = worth.add(line.price().multiply(BigDecimal.valueOf(here)));
            rest -= here;
        }
        return money(worth.add(back.price().multiply(BigDecimal.valueOf(rest))));
    }

    private static Money money(BigDecimal amount) {
        return Money.of(amount.stripTrailingZeros().toPlainString(), CURRENCY);
    }
}
