package io.recourse.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds card and identity numbers: in one piece, or in groups that spaces, dashes, dots or underscores part. Every
 * stretch of whole groups is looked at, so that a number beside others is found as well.
 */
final class Numbers {

    private static final int WIDEST_GAP = 3;
    private static final String GAPS = " -._\t\r\n";

    /** E.164 allows a telephone number 15 digits. */
    private static final int LONGEST_PHONE = 15;

    /** Digits in one piece, with the x that ends an identity number. */
    private record Group(int start, int end) {

        int length() {
            return end - start;
        }
    }

    private final CharSequence text;
    private final List<Span> found = new ArrayList<>();

    private Numbers(CharSequence text) {
        this.text = text;
    }

    /** In order and apart. */
    static List<Span> in(CharSequence text) {
        Numbers numbers = new Numbers(text);
        numbers.search();
        return Span.merged(numbers.found);
    }

    private void search() {
        List<Group> row = new ArrayList<>();
        for (int i = 0; i < text.length(); ) {
            if (!isDigit(i)) {
                i++;
                continue;
            }
            Group group = new Group(i, endOfGroup(i));
            if (!row.isEmpty() && !continues(row.getLast(), group)) {
                searchRow(row);
                row.clear();
            }
            row.add(group);
            i = group.end;
        }
        searchRow(row);
    }

    /** First what is certain; what is only likely has to be all that is left between that. */
    private void searchRow(List<Group> row) {
        int unclaimed = 0;
        for (int first = 0; first < row.size(); first++) {
            int after = claim(row, first);
            if (after > first) {
                searchWhole(row.subList(Math.min(unclaimed, first), first));
                unclaimed = Math.max(unclaimed, after);
            }
        }
        searchWhole(row.subList(unclaimed, row.size()));
    }

    /** Takes everything certain that begins with the group {@code first}, and answers the group after the longest. */
    private int claim(List<Group> row, int first) {
        int after = first;
        StringBuilder number = new StringBuilder(CardNumber.LONGEST + 1);
        for (int last = first; last < row.size(); last++) {
            Group group = row.get(last);
            if (number.length() + group.length() > CardNumber.LONGEST + 1) {
                break;
            }
            number.append(text, group.start, group.end);
            Optional<SecretKind> kind = number.length() < CardNumber.SHORTEST
                    ? Optional.empty()
                    : certain(row.get(first), group, number.toString());
            if (kind.isPresent()) {
                found.add(new Span(kind.get(), row.get(first).start, group.end));
                after = last + 1;
            }
        }
        return after;
    }

    private Optional<SecretKind> certain(Group first, Group last, String number) {
        if (number.length() == IdentityNumber.LENGTH && IdentityNumber.is(number)) {
            return Optional.of(SecretKind.IDENTITY_NUMBER);
        }
        String digits = withoutX(number);
        boolean alone = first == last && !touchesLetters(first, last);
        if (alone && IdentityNumber.is(number)) {
            return Optional.of(SecretKind.IDENTITY_NUMBER);
        }
        boolean certain = CardNumber.isOfGreatIssuer(digits) || alone && CardNumber.isPossible(digits);
        return certain && !isPhone(first, digits) ? Optional.of(SecretKind.CARD_NUMBER) : Optional.empty();
    }

    private void searchWhole(List<Group> groups) {
        int length = groups.stream().mapToInt(Group::length).sum();
        if (length < CardNumber.SHORTEST || length > CardNumber.LONGEST) {
            return;
        }
        Group first = groups.getFirst();
        Group last = groups.getLast();
        if (touchesLetters(first, last)) {
            return;
        }
        StringBuilder number = new StringBuilder(length);
        groups.forEach(group -> number.append(text, group.start, group.end));
        String digits = withoutX(number.toString());
        if (IdentityNumber.is(number.toString())) {
            found.add(new Span(SecretKind.IDENTITY_NUMBER, first.start, last.end));
        } else if (isUsual(groups) && CardNumber.isPossible(digits) && !isPhone(first, digits)) {
            found.add(new Span(SecretKind.CARD_NUMBER, first.start, last.end));
        }
    }

    private boolean isPhone(Group first, String digits) {
        return digits.length() <= LONGEST_PHONE && first.start > 0 && text.charAt(first.start - 1) == '+';
    }

    /** The ways in which cards show their numbers: in fours, as 4-6-5 or 4-6-4, or the issuer's six digits first. */
    private static boolean isUsual(List<Group> groups) {
        List<Integer> lengths = groups.stream().map(Group::length).toList();
        return lengths.equals(List.of(4, 6, 5))
                || lengths.equals(List.of(4, 6, 4))
                || lengths.size() == 2 && lengths.getFirst() == 6
                || lengths.subList(0, lengths.size() - 1).stream().allMatch(length -> length == 4);
    }

    private int endOfGroup(int start) {
        int end = start;
        while (end < text.length() && isDigit(end)) {
            end++;
        }
        // Not only before what is no number: one that stands there is taken away, and would let the x be seen the next
        // time.
        boolean endsWithX = end < text.length() && text.charAt(end) == 'x' && !isLetter(end + 1);
        return endsWithX ? end + 1 : end;
    }

    private static String withoutX(String number) {
        return number.endsWith("x") ? number.substring(0, number.length() - 1) : number;
    }

    private boolean continues(Group last, Group next) {
        if (next.start - last.end > WIDEST_GAP || text.charAt(last.end - 1) == 'x') {
            return false;
        }
        for (int i = last.end; i < next.start; i++) {
            if (GAPS.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean touchesLetters(Group first, Group last) {
        return isLetterOrDigit(first.start - 1) || isLetterOrDigit(last.end);
    }

    private boolean isLetterOrDigit(int index) {
        return isLetter(index) || isDigit(index);
    }

    private boolean isLetter(int index) {
        return isBetween(index, 'a', 'z');
    }

    private boolean isDigit(int index) {
        return isBetween(index, '0', '9');
    }

    private boolean isBetween(int index, char first, char last) {
        return index >= 0 && index < text.length() && text.charAt(index) >= first && text.charAt(index) <= last;
    }
}
