package io.recourse.command.payment;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to come of a shop's returns, counted in pieces and pence from the file alone, with nothing of what it is compared to. A
 * return is taken when there are as many pieces left as it brings, the first bought first; otherwise it is refused.
 *
 * @param pence that go back, by item
 * @param refused returns, by item; items without one are absent
 */
record ShopCount(int returns, Map<String, Long> pence, Map<String, Integer> refused) {

    static ShopCount of(Path file) throws IOException {
        List<String[]> rows =
                Files.readAllLines(file).stream().skip(1).map(l -> l.split(",")).toList();
        Map<String, Deque<Long>> pieces = new HashMap<>();
        for (String[] row : rows) {
            for (int i = 0; i < quantity(row); i++) {
                pieces.computeIfAbsent(item(row), item -> new ArrayDeque<>()).add(pence(row));
            }
        }
        int returns = 0;
        Map<String, Long> back = new HashMap<>();
        Map<String, Integer> refused = new HashMap<>();
        for (String[] row : rows) {
            if (quantity(row) > 0) {
                continue;
            }
            returns++;
            Deque<Long> left = pieces.getOrDefault(item(row), new ArrayDeque<>());
            if (left.size() < -quantity(row)) {
                refused.merge(item(row), 1, Integer::sum);
                continue;
            }
            for (int i = 0; i < -quantity(row); i++) {
                back.merge(item(row), left.removeFirst(), Long::sum);
            }
        }
        return new ShopCount(returns, back, refused);
    }

    private static String item(String[] row) {
        return row[row.length - 2] + "-" + row[1];
    }

    private static int quantity(String[] row) {
        return Integer.parseInt(row[row.length - 5]);
    }

    private static long pence(String[] row) {
        return new BigDecimal(row[row.length - 3]).movePointRight(2).longValueExact();
    }
}
