package io.recourse.standalone.demo;

/** Where bearer tokens come from: the standalone's own issuer, or any other. */
@FunctionalInterface
public interface Tokens {

    /** @param client for example {@code agent} or {@code merchant-m-shop} */
    String of(String client);
}
