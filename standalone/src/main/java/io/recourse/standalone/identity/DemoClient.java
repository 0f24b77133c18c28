package io.recourse.standalone.identity;

import io.recourse.actor.Role;
import io.recourse.payment.MerchantId;
import io.recourse.standalone.data.Secrets;
import java.util.Optional;

/**
 * A client that may ask this installation for tokens. There is one for every role, two where four eyes are needed, and one for every
 * merchant there may ever be: their secrets are derived, not stored.
 *
 * @param id {@code agent}, {@code agent2}, {@code supervisor}, {@code supervisor2}, {@code auditor}, {@code admin} or
 *     {@code merchant-<merchantId>}
 * @param merchant present for role MERCHANT alone
 */
public record DemoClient(String id, Role role, Optional<MerchantId> merchant) {

    private static final String MERCHANT_PREFIX = "merchant-";

    /** All of them, for people. */
    public static final String NAMES = "agent, agent2, supervisor, supervisor2, auditor, admin, merchant-<merchantId>";

    public static Optional<DemoClient> named(String id) {
        return switch (id) {
            case "agent", "agent2" -> staff(id, Role.AGENT);
            case "supervisor", "supervisor2" -> staff(id, Role.SUPERVISOR);
            case "auditor" -> staff(id, Role.AUDITOR);
            case "admin" -> staff(id, Role.ADMIN);
            default -> merchantIn(id).map(merchant -> new DemoClient(id, Role.MERCHANT, Optional.of(merchant)));
        };
    }

    public String secret(Secrets secrets) {
        return secrets.derive("client:" + id);
    }

    private static Optional<DemoClient> staff(String id, Role role) {
        return Optional.of(new DemoClient(id, role, Optional.empty()));
    }

    private static Optional<MerchantId> merchantIn(String id) {
        if (!id.startsWith(MERCHANT_PREFIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MerchantId.of(id.substring(MERCHANT_PREFIX.length())));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
