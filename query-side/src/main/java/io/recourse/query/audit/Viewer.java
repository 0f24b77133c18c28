package io.recourse.query.audit;

import io.recourse.actor.Role;

/** Through whose eyes an auditor looks at a case. */
enum Viewer {
    AGENT(Role.AGENT),
    SUPERVISOR(Role.SUPERVISOR),
    MERCHANT(Role.MERCHANT),
    AUDITOR(Role.AUDITOR);

    private final Role role;

    Viewer(Role role) {
        this.role = role;
    }

    Role role() {
        return role;
    }
}
