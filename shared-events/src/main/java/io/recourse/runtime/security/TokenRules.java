package io.recourse.runtime.security;

import java.util.List;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;

/** What every token must have beside a signature: our audience, a subject, an end. Also applied by Spring Boot's decoders. */
public final class TokenRules implements OAuth2TokenValidator<Jwt> {
    /** The audience of all tokens for Recourse. */
    public static final String AUDIENCE = "recourse";

    /** Everything that a decoder made by hand must check: these rules, the issuer, and the times of the token. */
    public static OAuth2TokenValidator<Jwt> forIssuer(String issuer) {
        return JwtValidators.createDefaultWithValidators(List.of(new JwtIssuerValidator(issuer), new TokenRules()));
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        if (token.getAudience() == null || !token.getAudience().contains(AUDIENCE)) {
            return invalid("The token is for another audience");
        }
        if (token.getExpiresAt() == null) {
            return invalid("The token has no end");
        }
        if (token.getSubject() == null || token.getSubject().isBlank()) {
            return invalid("The token has no subject");
        }
        return OAuth2TokenValidatorResult.success();
    }

    private static OAuth2TokenValidatorResult invalid(String reason) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, reason, null));
    }
}
