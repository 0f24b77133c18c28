package io.recourse.query.audit.access;

import io.recourse.actor.Role;
import io.recourse.payment.MerchantId;
import io.recourse.runtime.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.core.Authentication;

/**
 * Who reads.
 *
 * @param role the one that the path is for, or else the strongest; empty when the token has none
 * @param merchantId only of who reads as a merchant
 */
record Reader(String id, Optional<Role> role, Optional<MerchantId> merchantId) {

    static Reader of(Authentication authentication, HttpServletRequest request) {
        Caller caller = Caller.of(authentication);
        Optional<Role> role = role(caller, request.getRequestURI());
        return new Reader(
                caller.subject(), role, role.filter(Role.MERCHANT::equals).flatMap(merchant -> caller.merchantId()));
    }

    private static Optional<Role> role(Caller caller, String path) {
        if (path.startsWith("/api/v1/audit/") && caller.has(Role.AUDITOR)) {
            return Optional.of(Role.AUDITOR);
        }
        if (path.startsWith("/api/v1/merchant/") && caller.has(Role.MERCHANT)) {
            return Optional.of(Role.MERCHANT);
        }
        return caller.roles().isEmpty()
                ? Optional.empty()
                : Optional.of(caller.actor().role());
    }
}
