package io.recourse.personal;

/** Holds personal values, and knows whose. */
public interface Owned {

    Owner owner();
}
