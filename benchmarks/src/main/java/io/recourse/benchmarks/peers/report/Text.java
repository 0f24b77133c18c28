package io.recourse.benchmarks.peers.report;

import io.recourse.benchmarks.peers.harness.Spread;
import java.math.BigDecimal;
import java.util.Locale;

/** Figures as a person reads them. */
public final class Text {

    private Text() {}

    /** Three digits that count, and none behind the point of a large number. */
    public static String number(double value) {
        if (Math.abs(value) >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
    }

    /** As it was required, such as 40 and 1.2. */
    static String bound(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    public static String withRange(Spread spread) {
        return number(spread.median()) + " (" + number(spread.least()) + "–" + number(spread.most()) + ")";
    }

    /** A power of ten, written out. */
    static String tick(int power) {
        return String.format(Locale.ROOT, "%,." + Math.max(0, -power) + "f", Math.pow(10, power));
    }

    static String kibibytes(double bytes) {
        return number(bytes / 1024);
    }

    static String mebibytes(double bytes) {
        return number(bytes / (1 << 20));
    }
}
