package io.recourse.benchmarks.peers.report;

import io.recourse.benchmarks.peers.Contender;
import io.recourse.benchmarks.peers.harness.Measured;
import io.recourse.benchmarks.peers.harness.Plan;
import io.recourse.benchmarks.peers.harness.Results;
import io.recourse.benchmarks.peers.harness.Spread;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One figure of all contenders as an SVG: a bar for each number of clients, on a scale where each line is ten times the
 * last, and a thin line from the lowest to the highest round.
 */
public record Bars(Plan plan, Results results, String title, ToDoubleFunction<Measured> figure) {

    private static final int WIDTH = 860;
    private static final int LEFT = 220;
    private static final int RIGHT = 90;
    private static final int TOP = 64;
    private static final int BOTTOM = 34;
    private static final int BAR = 14;
    private static final int GAP = 14;

    private static final List<String> COLOURS = List.of("#9ecae1", "#4292c6", "#084594", "#6a51a3", "#41ab5d");

    public String svg() {
        int group = plan.clients().size() * BAR + GAP;
        int height = TOP + plan.contenders().size() * group + BOTTOM;
        return format("""
                        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                        <rect width="100%%" height="100%%" fill="white"/>
                        <text x="20" y="24" font-size="16" font-weight="bold">%s</text>
                        """, WIDTH, height, title)
                + legend()
                + grid(height)
                + IntStream.range(0, plan.contenders().size())
                        .mapToObj(n -> group(plan.contenders().get(n), TOP + n * group))
                        .collect(Collectors.joining())
                + "</svg>\n";
    }

    private String legend() {
        return IntStream.range(0, plan.clients().size())
                .mapToObj(n -> format(
                        """
                        <rect x="%d" y="36" width="12" height="12" fill="%s"/>
                        <text x="%d" y="46">%s</text>
                        """,
                        LEFT + n * 110,
                        colour(n),
                        LEFT + 18 + n * 110,
                        clients(plan.clients().get(n))))
                .collect(Collectors.joining());
    }

    private String grid(int height) {
        return IntStream.rangeClosed(lowest(), highest())
                .mapToObj(power -> format(
                        """
                        <line x1="%2$.1f" y1="%3$d" x2="%2$.1f" y2="%4$d" stroke="#dddddd"/>
                        <text x="%2$.1f" y="%5$d" text-anchor="middle" fill="#555555">%1$s</text>
                        """, Text.tick(power), x(Math.pow(10, power)), TOP, height - BOTTOM, height - BOTTOM + 18))
                .collect(Collectors.joining());
    }

    private String group(Contender contender, int top) {
        String label = format(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n",
                LEFT - 10, top + plan.clients().size() * BAR / 2 + 4, contender.label());
        return label
                + IntStream.range(0, plan.clients().size())
                        .mapToObj(n -> found(contender, n)
                                .map(spread -> bar(spread, colour(n), top + n * BAR))
                                .orElse(""))
                        .collect(Collectors.joining());
    }

    private String bar(Spread spread, String colour, int top) {
        double end = x(spread.median());
        double middle = top + BAR / 2.0 - 1;
        return format(
                """
                <rect x="%d" y="%d" width="%.1f" height="%d" fill="%s"/>
                <line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" stroke="black"/>
                <text x="%.1f" y="%.1f">%s</text>
                """,
                LEFT,
                top,
                end - LEFT,
                BAR - 2,
                colour,
                x(spread.least()),
                middle,
                x(spread.most()),
                middle,
                x(spread.most()) + 6,
                middle + 4,
                Text.number(spread.median()));
    }

    private double x(double value) {
        double share = (Math.log10(value) - lowest()) / (highest() - lowest());
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    /** The power of ten below all. */
    private int lowest() {
        return (int)
                Math.floor(Math.log10(all().mapToDouble(Spread::least).min().orElse(1)));
    }

    /** The power of ten above all, and never the lowest itself. */
    private int highest() {
        double most = all().mapToDouble(Spread::most).max().orElse(10);
        return Math.max(lowest() + 1, (int) Math.ceil(Math.log10(most)));
    }

    private Stream<Spread> all() {
        return plan.contenders().stream()
                .flatMap(contender -> IntStream.range(0, plan.clients().size())
                        .mapToObj(n -> found(contender, n))
                        .flatMap(Optional::stream));
    }

    private Optional<Spread> found(Contender contender, int n) {
        return results.of(contender, plan.clients().get(n), figure);
    }

    private static String colour(int n) {
        return COLOURS.get(n % COLOURS.size());
    }

    private static String clients(int clients) {
        return clients == 1 ? "1 client" : clients + " clients";
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
