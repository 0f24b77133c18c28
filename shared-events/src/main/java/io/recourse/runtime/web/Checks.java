package io.recourse.runtime.web;

import io.recourse.money.Money;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Collects everything that is wrong with a request's body, so that the caller learns it at once. */
public final class Checks {
    private final List<Flaw> flaws = new ArrayList<>();

    /** A value that may be used once {@link Checks#build} has found nothing wrong. */
    public interface Checked<T> extends Supplier<T> {}

    public <T> Checked<T> required(String pointer, Optional<T> value) {
        return value.map(Checks::fine).orElseGet(() -> wrong(Flaw.at(pointer, Flaw.Kind.REQUIRED)));
    }

    /** Text that is there, not blank and at most {@code limit} characters long. */
    public Checked<String> text(String pointer, Optional<String> value, int limit) {
        return value.map(text -> within(pointer, text, limit))
                .orElseGet(() -> wrong(Flaw.at(pointer, Flaw.Kind.REQUIRED)));
    }

    public Checked<Optional<String>> optionalText(String pointer, Optional<String> value, int limit) {
        value.ifPresent(text -> within(pointer, text, limit));
        return fine(value);
    }

    /** A list of at most {@code most} texts, empty when the member is missing. */
    public Checked<List<String>> texts(String pointer, Optional<List<String>> value, int most, int limit) {
        List<String> texts = value.orElse(List.of());
        IntStream.range(0, texts.size()).forEach(i -> within(pointer + "/" + i, texts.get(i), limit));
        return list(pointer, Optional.of(texts), 0, most);
    }

    public <T> Checked<List<T>> list(String pointer, Optional<List<T>> value, int least, int most) {
        List<T> entries = value.orElse(List.of());
        if (value.isEmpty() && least > 0) {
            return wrong(Flaw.at(pointer, Flaw.Kind.REQUIRED));
        }
        if (entries.size() < least) {
            return wrong(Flaw.at(pointer, Flaw.Kind.TOO_FEW, "limit", least));
        }
        if (entries.size() > most) {
            return wrong(Flaw.at(pointer, Flaw.Kind.TOO_MANY, "limit", most));
        }
        return fine(entries);
    }

    /** Money that is there and more than zero. */
    public Checked<Money> positive(String pointer, Optional<Money> value) {
        that(value.map(Money::positive).orElse(true), pointer, Flaw.Kind.NOT_POSITIVE);
        return required(pointer, value);
    }

    /** A text that a type of the domain reads; the type refuses with an {@link IllegalArgumentException}. */
    public <T> Checked<T> parsed(String pointer, Optional<String> value, Function<String, T> type) {
        if (value.isEmpty()) {
            return wrong(Flaw.at(pointer, Flaw.Kind.REQUIRED));
        }
        try {
            return fine(type.apply(value.get()));
        } catch (IllegalArgumentException reason) {
            return wrong(Flaw.refused(pointer, reason));
        }
    }

    public void that(boolean holds, String pointer, Flaw.Kind otherwise) {
        if (!holds) {
            flaws.add(Flaw.at(pointer, otherwise));
        }
    }

    /**
     * @param build uses the checked values; runs only when nothing is wrong
     * @throws ProblemException 400 with everything that is wrong
     */
    public <T> T build(Supplier<T> build) {
        if (!flaws.isEmpty()) {
            throw ProblemException.invalid(List.copyOf(flaws));
        }
        return build.get();
    }

    private Checked<String> within(String pointer, String text, int limit) {
        if (text.isBlank()) {
            return wrong(Flaw.at(pointer, Flaw.Kind.BLANK));
        }
        return text.codePointCount(0, text.length()) > limit
                ? wrong(Flaw.at(pointer, Flaw.Kind.TOO_LONG, "limit", limit))
                : fine(text);
    }

    private static <T> Checked<T> fine(T value) {
        return () -> value;
    }

    private <T> Checked<T> wrong(Flaw flaw) {
        flaws.add(flaw);
        return () -> {
            throw new NoSuchElementException("use checked values in build(...) only");
        };
    }
}
