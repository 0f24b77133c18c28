package io.recourse.masking;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;

/** Chinese resident identity numbers: GB 11643-1999 (18 characters), and the 15 digits that were issued before. */
final class IdentityNumber {

    static final int LENGTH = 18;
    static final int OLD_LENGTH = 15;

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10x98765432";

    /** GB/T 2260, and 83 for residents from Taiwan. */
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83");

    private IdentityNumber() {}

    /** @param text digits, or 17 digits and an x */
    static boolean is(String text) {
        return switch (text.length()) {
            case LENGTH -> isPlaceAndDate(text, text.substring(6, 14)) && passesCheck(text);
            case OLD_LENGTH ->
                text.charAt(OLD_LENGTH - 1) != 'x'
                        && !text.endsWith("000")
                        && isPlaceAndDate(text, "19" + text.substring(6, 12));
            default -> false;
        };
    }

    private static boolean isPlaceAndDate(String text, String date) {
        return PROVINCES.contains(text.substring(0, 2)) && isDate(date);
    }

    private static boolean isDate(String date) {
        int year = Integer.parseInt(date.substring(0, 4));
        try {
            LocalDate.of(year, Integer.parseInt(date.substring(4, 6)), Integer.parseInt(date.substring(6)));
            return year >= 1900 && year < 2100;
        } catch (DateTimeException noDate) {
            return false;
        }
    }

    private static boolean passesCheck(String text) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (text.charAt(i) - '0');
        }
        return CHECKS.charAt(sum % CHECKS.length()) == text.charAt(LENGTH - 1);
    }
}
