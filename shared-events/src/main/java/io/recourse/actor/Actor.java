package io.recourse.actor;

/** Who acts, and in which role. The id is the token's subject, or the name of a part of the system. */
public record Actor(String id, Role role) {

    public static Actor system(String part) {
        return new Actor(part, Role.SYSTEM);
    }
}
