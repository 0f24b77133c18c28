package io.recourse.query.payment;

import io.recourse.money.Money;
import io.recourse.payment.PaymentView;
import io.recourse.runtime.language.Language;
import io.recourse.runtime.language.Texts;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/**
 * A voucher of one page. The same payment at the same version gives the same bytes: it says what is recorded, and nothing of
 * when it was asked for.
 */
final class VoucherPage {
    private static final Texts TEXTS = new Texts("io.recourse.query.payment.voucher");

    /** As many as fit; the sums above them count all. */
    private static final int REFUNDS_LIMIT = 20;

    private VoucherPage() {}

    /** @return a PDF */
    static byte[] of(VoucherFound.Voucher voucher, Language language) throws IOException {
        PaymentView payment = voucher.payment();
        try (var sheet = new Sheet(text(language, "title"), language.locale())) {
            sheet.heading(text(language, "title"));
            sheet.line(text(language, "payment"), payment.paymentId().value());
            sheet.line(text(language, "order"), payment.orderNumber().orElse(text(language, "none")));
            sheet.line(text(language, "customer"), payment.customerId().value());
            sheet.line(text(language, "merchant"), payment.merchantId().value());
            sheet.line(text(language, "amount"), words(payment.captured()));
            sheet.line(text(language, "captured"), time(language, payment.capturedAt()));
            sheet.line(text(language, "refunded"), words(payment.refunded()));
            sheet.line(text(language, "pending"), words(payment.reserved()));
            moved(sheet, text(language, "refundedElsewhere"), payment.refundedElsewhere());
            moved(sheet, text(language, "chargedBack"), payment.chargedBack());
            refunds(sheet, voucher.refunds(), language);
            sheet.note(TEXTS.get(language, "source", Map.of("version", Long.toString(payment.version()))));
            return sheet.finish(payment.paymentId() + "@" + payment.version());
        }
    }

    /** What did not happen to most payments is not on their vouchers. */
    private static void moved(Sheet sheet, String name, Money amount) throws IOException {
        if (amount.positive()) {
            sheet.line(name, words(amount));
        }
    }

    private static void refunds(Sheet sheet, List<VoucherFound.Line> refunds, Language language) throws IOException {
        if (refunds.isEmpty()) {
            return;
        }
        sheet.heading(text(language, "refunds"));
        for (VoucherFound.Line refund : refunds.stream().limit(REFUNDS_LIMIT).toList()) {
            String state = text(language, refund.settled() ? "settled" : "reserved");
            sheet.line(words(refund.amount()), refund.refundId() + "  " + state);
        }
        if (refunds.size() > REFUNDS_LIMIT) {
            int more = refunds.size() - REFUNDS_LIMIT;
            sheet.note(TEXTS.get(language, "more", Map.of("count", Integer.toString(more))));
        }
    }

    private static String text(Language language, String key) {
        return TEXTS.get(language, key);
    }

    private static String words(Money money) {
        return money.currency() + " " + money.amount().toPlainString();
    }

    private static String time(Language language, Instant instant) {
        return DateTimeFormatter.ofPattern(text(language, "time"), language.locale())
                .withZone(ZoneOffset.UTC)
                .format(instant);
    }
}
