package io.recourse.benchmarks.peers;

import io.recourse.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a case is about, the same for every peer.
 *
 * @param number of the case within its database
 * @param paymentId the wallet's own, of one payment of this case
 * @param sourceReference the payment's id in the system that moved the money
 * @param description in the customer's words, about 200 characters
 * @param agent who does everything but approve the refund
 * @param supervisor who approves the refund
 * @param refundReference that of the movement of the money
 */
public record CaseFile(
        long number,
        String paymentId,
        String customer,
        String merchant,
        Money amount,
        Instant paidAt,
        String sourceReference,
        String reason,
        String description,
        String agent,
        String supervisor,
        Receipt firstReceipt,
        Receipt secondReceipt,
        String escalationReason,
        String refundReference,
        String summary) {

    /** One file of evidence; its bytes are elsewhere.
     *
     * @param sha256 64 hexadecimal digits
     * @param bytes its size
     */
    public record Receipt(String name, String sha256, long bytes, String mediaType) {}

    /** When the timer is due, after the opening. */
    public static final Duration TIME_TO_ANSWER = Duration.ofDays(10);

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final int CUSTOMERS = 1_000_000;
    private static final int MERCHANTS = 2_000;
    private static final int AGENTS = 50;

    private static final List<String> REASONS =
            List.of("PRODUCT_NOT_RECEIVED", "NOT_AS_DESCRIBED", "DUPLICATE", "WRONG_AMOUNT", "SERVICE_QUALITY");

    private static final List<String> COMPLAINTS = List.of(
            "I paid for a pair of shoes three weeks ago and the parcel never came. The seller says it was delivered,"
                    + " but nobody here has signed for anything, and the courier's page shows another town. Order ",
            "The same amount left my wallet twice within a minute, although I pressed the button only once. The shop"
                    + " sees one order. I called them two times and they told me to ask you. My order number is ",
            "What arrived is not what the picture showed: another colour, another size, and one of the two parts is"
                    + " broken. I sent photographs on the same day and have had no answer since. The order number is ");

    /** The same for the same number, but for the instant of the payment, which is two days before {@code now}. */
    public static CaseFile numbered(long number, Instant now) {
        SplittableRandom random = new SplittableRandom(number);
        String id = String.format("%012d", number);
        return new CaseFile(
                number,
                "pay-" + id,
                "customer-" + random.nextInt(CUSTOMERS),
                "merchant-" + random.nextInt(MERCHANTS),
                new Money(BigDecimal.valueOf(random.nextLong(100, 40_000), 2), CNY),
                now.minus(Duration.ofDays(2)),
                "wx-" + id,
                REASONS.get(random.nextInt(REASONS.size())),
                COMPLAINTS.get(random.nextInt(COMPLAINTS.size())) + id + ".",
                "agent-" + random.nextInt(AGENTS),
                "supervisor-" + random.nextInt(AGENTS / 10),
                new Receipt(
                        "voucher-" + id + ".pdf", sha256(random), random.nextLong(10_000, 900_000), "application/pdf"),
                new Receipt("parcel-" + id + ".jpg", sha256(random), random.nextLong(10_000, 900_000), "image/jpeg"),
                "The merchant has not answered within two days, and the customer asks for a decision.",
                "rf-" + id,
                "The amount was returned in full, and the customer has agreed.");
    }

    private static String sha256(SplittableRandom random) {
        byte[] digest = new byte[32];
        random.nextBytes(digest);
        return HexFormat.of().formatHex(digest);
    }
}
