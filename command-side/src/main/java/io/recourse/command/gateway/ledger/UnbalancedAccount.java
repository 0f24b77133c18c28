package io.recourse.command.gateway.ledger;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;

/**
 * An account of the wallet's ledger that is not what its transfers make it.
 *
 * @param account {@value #ALL} for all accounts of the currency together, whose balances must be nothing
 * @param transfers what they add up to
 */
public record UnbalancedAccount(
        String account,
        String currency,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal balance,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal transfers) {

    static final String ALL = "all accounts";
}
