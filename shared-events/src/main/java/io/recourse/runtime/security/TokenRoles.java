package io.recourse.runtime.security;

import io.recourse.actor.Role;
import io.recourse.payment.MerchantId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** Reads the claims {@code roles} (an array) and {@code merchant_id}. What has another form counts as absent. */
final class TokenRoles implements Converter<Jwt, Collection<GrantedAuthority>> {
    private static final String ROLES = "roles";
    private static final String MERCHANT = "merchant_id";

    static String authority(Role role) {
        return "ROLE_" + role.name();
    }

    @Override
    public Collection<GrantedAuthority> convert(Jwt token) {
        Collection<?> claimed = token.getClaims().get(ROLES) instanceof Collection<?> roles ? roles : List.of();
        return Arrays.stream(Role.values())
                .filter(role -> role != Role.SYSTEM && claimed.contains(role.name()))
                .map(role -> (GrantedAuthority) new SimpleGrantedAuthority(authority(role)))
                .toList();
    }

    static Optional<MerchantId> merchant(Jwt token) {
        if (!(token.getClaims().get(MERCHANT) instanceof String merchant)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MerchantId.of(merchant));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
