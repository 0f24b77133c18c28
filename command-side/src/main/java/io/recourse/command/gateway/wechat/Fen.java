package io.recourse.command.gateway.wechat;

import io.recourse.money.Money;
import java.math.BigDecimal;
import java.util.Currency;

/** The unit in which WeChat Pay counts: a hundredth of a yuan. It refunds in no other currency here. */
final class Fen {

    private static final Currency YUAN = Currency.getInstance("CNY");

    private Fen() {}

    static boolean counts(Money money) {
        return money.currency().equals(YUAN);
    }

    static long of(Money money) {
        return money.amount().unscaledValue().longValueExact();
    }

    static Money money(long fen) {
        return new Money(BigDecimal.valueOf(fen, YUAN.getDefaultFractionDigits()), YUAN);
    }
}
