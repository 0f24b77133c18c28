package io.recourse.command.gateway.adyen;

import com.adyen.model.ApiError;
import com.adyen.service.exception.ApiException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What an error of Adyen tells about the money (docs.adyen.com/development-resources/error-codes). */
sealed interface AdyenTrouble {

    /** Adyen has read the request, and refuses it for good. */
    record Refused(String code) implements AdyenTrouble {}

    /** The request was never worked on. */
    record NotTaken(String code) implements AdyenTrouble {}

    /** Adyen does not accept our key, or our account is not set up for this: somebody has to mend that. */
    record NoAccess(String code) implements AdyenTrouble {}

    /** It may have been taken, now or before. */
    record Unknown(String what) implements AdyenTrouble {}

    /** 703: something was not available; 704: the same key is being worked on. Both are to be asked again with the same key. */
    Set<String> TRANSIENT = Set.of("703", "704");

    /** Kinds of errors that are about the merchant's account and not about one request. */
    Set<String> ACCOUNT = Set.of("security", "configuration");

    static AdyenTrouble of(ApiException e) {
        Optional<ApiError> error = Optional.ofNullable(e.getError());
        String code = error.map(ApiError::getErrorCode).orElse("");
        String kind = error.map(ApiError::getErrorType).orElse("");
        int status = e.getStatusCode();
        if (isTransient(e) || TRANSIENT.contains(code)) {
            return new Unknown("status " + status + " code " + code);
        }
        if (status == 401 || status == 403 || ACCOUNT.contains(kind)) {
            return new NoAccess(code.isEmpty() ? Integer.toString(status) : code);
        }
        if (status == 429) {
            return new NotTaken("429");
        }
        boolean refused = (status == 400 || status == 404 || status == 422) && !code.isEmpty();
        return refused ? new Refused(code) : new Unknown("status " + status + " code " + code);
    }

    /** Adyen's own word for "the same request may succeed later" (docs.adyen.com/development-resources/api-idempotency). */
    private static boolean isTransient(ApiException e) {
        return Objects.requireNonNullElse(e.getResponseHeaders(), Map.<String, List<String>>of()).entrySet().stream()
                .anyMatch(header -> header.getKey().equalsIgnoreCase("transient-error")
                        && header.getValue().contains("true"));
    }
}
