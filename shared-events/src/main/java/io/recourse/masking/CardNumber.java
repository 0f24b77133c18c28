package io.recourse.masking;

import java.util.List;

/** Numbers of payment cards: 13 to 19 digits (ISO/IEC 7812-1), the last of which is Luhn's check digit. */
final class CardNumber {

    static final int SHORTEST = 13;
    static final int LONGEST = 19;

    private static final int IMEI_DIGITS = 15;

    /** Numbers whose first four digits are from {@code first} to {@code last}. */
    private record Issuer(int first, int last, int shortest, int longest) {

        boolean issues(int beginning, int length) {
            return beginning >= first && beginning <= last && length >= shortest && length <= longest;
        }
    }

    /** Visa, Mastercard, American Express, JCB, Discover, UnionPay: https://en.wikipedia.org/wiki/Payment_card_number. */
    private static final List<Issuer> GREAT_ISSUERS = List.of(
            new Issuer(4000, 4999, 13, 13),
            new Issuer(4000, 4999, 16, 16),
            new Issuer(4000, 4999, 19, 19),
            new Issuer(5100, 5599, 16, 16),
            new Issuer(2221, 2720, 16, 16),
            new Issuer(3400, 3499, 15, 15),
            new Issuer(3700, 3799, 15, 15),
            new Issuer(3528, 3589, 16, 19),
            new Issuer(6011, 6011, 16, 19),
            new Issuer(6440, 6599, 16, 19),
            new Issuer(6200, 6299, 16, 19));

    private CardNumber() {}

    /** Whether a number that stands alone may be a card's. Only what cannot be one by its beginning is let through. */
    static boolean isPossible(String digits) {
        return isValid(digits) && !isOfNoIssuer(digits);
    }

    /** Whether a number in doubtful surroundings is a card's all the same. */
    static boolean isOfGreatIssuer(String digits) {
        return isIssued(digits) && isValid(digits);
    }

    private static boolean isIssued(String digits) {
        if (digits.length() < SHORTEST) {
            return false;
        }
        int beginning = Integer.parseInt(digits.substring(0, 4));
        for (Issuer issuer : GREAT_ISSUERS) {
            if (issuer.issues(beginning, digits.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isValid(String digits) {
        return digits.length() >= SHORTEST
                && digits.length() <= LONGEST
                && !digits.equals(digits.substring(0, 1).repeat(digits.length()))
                && passesLuhn(digits);
    }

    /**
     * No card begins with 0, with 20 or 21 (so that dates at the beginning of order numbers are no cards), or with 89 (SIM
     * cards, ITU-T E.118). With 1 begin only cards of airlines (15 digits) and of one bank (19). Devices (IMEI, 15 digits,
     * 3GPP TS 23.003) begin with 01, 35, 86 or 99 and pass Luhn's check always. Of 13 digits, as many as a bar code has, are
     * only Visa's and Maestro's, and 69 is what bar codes from China begin with.
     */
    private static boolean isOfNoIssuer(String digits) {
        if (digits.length() == SHORTEST
                && (digits.charAt(0) < '4' || digits.charAt(0) > '6' || digits.startsWith("69"))) {
            return true;
        }
        return switch (digits.charAt(0)) {
            case '0' -> true;
            case '1' -> digits.length() != 15 && digits.length() != 19;
            case '2' -> digits.charAt(1) < '2';
            case '8' -> digits.charAt(1) == '9' || isImei(digits, "86");
            case '3' -> isImei(digits, "35");
            case '9' -> isImei(digits, "99");
            default -> false;
        };
    }

    private static boolean isImei(String digits, String prefix) {
        return digits.length() == IMEI_DIGITS && digits.startsWith(prefix);
    }

    private static boolean passesLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
