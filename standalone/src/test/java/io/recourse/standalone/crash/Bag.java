package io.recourse.standalone.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Gives all of some things equally often, in a random order. */
public final class Bag<T> {

    private final List<T> among;
    private final Random random;
    private final List<T> left = new ArrayList<>();

    public Bag(List<T> among, Random random) {
        this.among = List.copyOf(among);
        this.random = random;
    }

    public T next() {
        if (left.isEmpty()) {
            left.addAll(among);
        }
        return left.remove(random.nextInt(left.size()));
    }
}
