package io.recourse.standalone.server;

import io.recourse.actor.Role;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may enter by which paths: the one table of what is expected. A path that no line names is expected of nobody, so that a new
 * area of the API must be thought about here.
 *
 * @param paths of operations, as the description writes them
 * @param roles whom it lets in; empty when it is open to all
 */
record Door(Pattern paths, Set<Role> roles) {

    private static final Door[] ALL = {
        door("/problems(/\\{slug})?"),
        door("/api/v1/merchant/(disputes|webhooks|exports)(/.*)?", Role.MERCHANT),
        door(
                "/api/v1/audit/(accesses|checkpoints|disputes|events|exports|keys|payments|proofs|verifications)(/.*)?",
                Role.AUDITOR),
        door("/api/v1/admin/(calendars|customers|dead-letters|policies|projections|reconciliations)(/.*)?", Role.ADMIN),
        door("/api/v1/incidents/\\{id}/resolution", Role.SUPERVISOR),
        door("/api/v1/(disputes|incidents|payments|policies)(/.*)?", Role.AGENT, Role.SUPERVISOR),
    };

    /** The first that names the path. */
    static Optional<Door> of(String path) {
        for (Door door : ALL) {
            if (door.paths.matcher(path).matches()) {
                return Optional.of(door);
            }
        }
        return Optional.empty();
    }

    boolean open() {
        return roles.isEmpty();
    }

    private static Door door(String paths, Role... roles) {
        Set<Role> in = EnumSet.noneOf(Role.class);
        in.addAll(Set.of(roles));
        return new Door(Pattern.compile(paths), in);
    }
}
