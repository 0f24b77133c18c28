package io.recourse.runtime.axon;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Handlers of this class are given every event as it is stored ({@link SettledHistory}), in the order of positions, by one thread.
 * One that cannot be handled holds up all that follow: nothing is put aside, and nothing is replayed.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WholeHistory {}
