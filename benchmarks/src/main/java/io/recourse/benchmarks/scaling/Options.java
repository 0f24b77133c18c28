package io.recourse.benchmarks.scaling;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What was typed behind the command.
 *
 * @param page that is written
 */
record Options(Plan plan, Path page) {

    /**
     * Each changes what those before it said.
     *
     * @throws IllegalArgumentException when one of them is not known, or has no value that it can have
     */
    static Options of(Path page, List<String> typed) {
        Options options = new Options(Plan.whole(), page);
        for (String option : typed) {
            options = options.with(option);
        }
        return options;
    }

    private Options with(String option) {
        int equals = option.indexOf('=');
        String name = equals < 0 ? option : option.substring(0, equals);
        String value = equals < 0 ? "" : option.substring(equals + 1);
        return switch (name) {
            case "--quick" -> new Options(Plan.quick(), page);
            case "--only" -> new Options(plan.withShapes(shapes(value)), page);
            case "--rounds" -> new Options(plan.withRounds(Integer.parseInt(value)), page);
            case "--seconds" -> new Options(plan.withLength(seconds(value)), page);
            case "--warm-up" -> new Options(plan.withWarmUp(seconds(value)), page);
            case "--page" -> new Options(plan, Path.of(value));
            default -> throw new IllegalArgumentException("no such option: " + option);
        };
    }

    private static List<Shape> shapes(String names) {
        return Arrays.stream(names.split(",", -1)).map(Shape::valueOf).toList();
    }

    private static Duration seconds(String number) {
        return Duration.ofSeconds(Long.parseLong(number));
    }
}
