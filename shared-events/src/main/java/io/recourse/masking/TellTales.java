package io.recourse.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds passwords and codes by what people say about them, in English and Chinese: "my PIN is 1234", "验证码是 123456",
 * "482913 is your OTP". Between a cue and its secret only words may stand that do not turn to something else.
 */
final class TellTales {

    private static final int MOST_WORDS = 12;
    private static final int LOOK_BACK = 60;
    private static final int SHORTEST_CODE = 4;
    private static final int SHORTEST_CARD_CODE = 3;

    private static final Pattern CARD_CODE = Pattern.compile("c|security|three|3|four|4|安全码|安全碼|背面");
    private static final Pattern WORD = Pattern.compile("[a-z]+(?:'[a-z]+)?(?![0-9!@#$%^&*_+~])");
    private static final Pattern SIGNS = Pattern.compile("\\s+|[#(（【\\[{>*_.、-]|→");
    private static final Pattern STRONG_SIGNS = Pattern.compile("[:=]|[-=]>|→|(?:'|’)s(?![a-z])");

    /** A secret that is told before its cue. */
    private static final Pattern BEFORE = Pattern.compile("""
            (?<![a-z0-9.,-])(?<secret>[a-z0-9!@\\#$%^&*_-]*\\d[a-z0-9!@\\#$%^&*_-]*)["'”’」）)]{0,2}
            (?:\\s{1,3}(?:is|was|as|=|being)\\s{1,3}(?:my|your|the|his|her|their|our|a|an)\\s(?:[a-z'-]{1,16}\\s){0,2}
            |\\s?(?:(?:就|才)?(?:是|为|作为|当作?|做)(?:这个|那个|我的|您的|你的|本次|的|他的|她的|收到的)?|这个|那个|这一)\\s?
                (?:支付宝|微信|银行|支付|登录|登陆|交易|短信|手机|付款|京东|取款|银行卡|账户|钱包){0,2}\\s?
            |\\s?[(（])$""", Pattern.COMMENTS);

    private static final Pattern ENDS_PHRASE = Pattern.compile(
            "\\s*(?:$|[.,;!?)\\n。，；！？）、]|(?:and|but|for|to|from|valid|please|so|when|on|that|which|if)(?![a-z])|我|他|没|已|了|吗|给|请|,|发|吧|啊|被|和|，)");

    /** What a card shows beside its number: the end of its validity, and the three or four digits on its back. */
    private static final Pattern AFTER_CARD = Pattern.compile(
            "\\[card-number\\][\\s,;/-]{1,3}(?:exp[a-z]{0,4}[\\s:.]{0,2})?\\d\\d\\s?/\\s?(?:20)?\\d\\d[\\s,;/-]{1,3}(\\d{3,4})(?![\\d/.-])");

    private final CharSequence text;
    private final SecretValue values;
    private final List<Span> found = new ArrayList<>();

    private TellTales(CharSequence text) {
        this.text = text;
        this.values = new SecretValue(text);
    }

    /** In order and apart. */
    static List<Span> in(CharSequence text) {
        TellTales tales = new TellTales(text);
        tales.search();
        return Span.merged(tales.found);
    }

    private void search() {
        for (Cue cue : Cue.in(text, this::lookBehindCard)) {
            lookAhead(cue);
            lookBack(cue);
        }
    }

    private void lookBehindCard(int mask) {
        Matcher code = values.at(AFTER_CARD, mask);
        if (code.lookingAt()) {
            found.add(new Span(SecretKind.VERIFICATION_CODE, code.start(1), code.end(1)));
        }
    }

    /** How the words so far prepare for a secret. */
    private static final class Expectation {
        boolean announced;
        boolean justAnnounced;
        boolean elsewhere;
        boolean afterComma;
        boolean arrived;
        boolean changed;
    }

    private void lookAhead(Cue cue) {
        Expectation expectation = new Expectation();
        expectation.changed = Words.CHANGE.stream().anyMatch(before(cue.start(), 28)::contains);
        expectation.arrived = Words.ARRIVAL.stream().anyMatch(before(cue.start(), 28)::contains);
        int at = cue.end();
        for (int words = 0; words < MOST_WORDS && at < text.length(); words++) {
            Optional<Integer> end = secretAt(cue, at, expectation);
            if (end.isPresent()) {
                int start = values.isQuote(at) ? at + 1 : at;
                found.add(new Span(cue.kind(), start, end.get()));
                return;
            }
            int next = afterWord(cue, at, expectation);
            if (next == at) {
                return;
            }
            at = next;
        }
    }

    private Optional<Integer> secretAt(Cue cue, int at, Expectation expectation) {
        if (expectation.elsewhere) {
            return Optional.empty();
        }
        int start = values.isQuote(at) ? at + 1 : at;
        if (start == text.length() || isMask(start)) {
            return Optional.empty();
        }
        return switch (cue.kind()) {
            case PASSWORD -> passwordAt(at, start, expectation);
            case VERIFICATION_CODE -> codeAt(cue, start, expectation);
            case CARD_NUMBER, IDENTITY_NUMBER -> Optional.empty();
        };
    }

    private Optional<Integer> passwordAt(int at, int start, Expectation expectation) {
        if (expectation.justAnnounced && start > at) {
            return values.quotedAt(at).or(() -> values.passwordAt(start, true));
        }
        if (expectation.afterComma && !expectation.announced) {
            return Optional.empty();
        }
        Optional<Integer> password = values.passwordAt(start, expectation.announced);
        return password.isPresent() || !expectation.justAnnounced ? password : values.wordAt(start);
    }

    private Optional<Integer> codeAt(Cue cue, int start, Expectation expectation) {
        if (cue.loose() && !expectation.announced && !expectation.arrived) {
            return Optional.empty();
        }
        boolean ofCard = CARD_CODE.matcher(text).region(cue.start(), cue.end()).lookingAt();
        Optional<Integer> code = values.codeAt(start, ofCard ? SHORTEST_CARD_CODE : SHORTEST_CODE);
        boolean needsSix = expectation.afterComma && !expectation.announced;
        return code.filter(end -> !needsSix || end - start == 6).filter(end -> !cue.loose() || isDigit(start));
    }

    /** The place after the word or sign at {@code at}, which is {@code at} itself when it turns to something else. */
    private int afterWord(Cue cue, int at, Expectation expectation) {
        Matcher strongSign = values.at(STRONG_SIGNS, at);
        if (strongSign.lookingAt()) {
            return announce(expectation, strongSign.end());
        }
        char character = text.charAt(at);
        if (character == ',' || character == '，') {
            expectation.afterComma = true;
            return at + 1;
        }
        Matcher sign = values.at(SIGNS, at);
        if (sign.lookingAt()) {
            return isMask(at) || endsSentence(at) ? at : sign.end();
        }
        if (values.isQuote(at)) {
            return at + 1;
        }
        Matcher chineseStrong = values.at(Words.CHINESE_STRONG, at);
        if (chineseStrong.lookingAt()) {
            return announce(expectation, chineseStrong.end());
        }
        Matcher chinese = values.at(Words.CHINESE_FILLERS, at);
        if (chinese.lookingAt()) {
            expectation.justAnnounced = false;
            return chinese.end();
        }
        Matcher word = values.at(WORD, at);
        return word.lookingAt() ? afterEnglish(cue, word.group(), at, word.end(), expectation) : at;
    }

    private int afterEnglish(Cue cue, String word, int at, int end, Expectation expectation) {
        if (Words.STRONG.contains(word)
                || word.equals("to") && cue.kind() == SecretKind.PASSWORD && expectation.changed) {
            return announce(expectation, end);
        }
        expectation.justAnnounced = false;
        if (Words.GIVING.contains(word)) {
            expectation.afterComma = false;
            expectation.elsewhere = false;
        }
        if (Words.PREPOSITIONS.contains(word) || word.equals("and")) {
            expectation.elsewhere = true;
            return end;
        }
        if (Words.ARRIVAL.contains(word)) {
            expectation.arrived = true;
            return end;
        }
        if (Words.CHANGE.contains(word)) {
            expectation.changed = true;
            return end;
        }
        return Words.FILLERS.contains(word) ? end : at;
    }

    private static int announce(Expectation expectation, int end) {
        expectation.announced = true;
        expectation.justAnnounced = true;
        expectation.elsewhere = false;
        return end;
    }

    private void lookBack(Cue cue) {
        if (!values.at(ENDS_PHRASE, cue.end()).lookingAt()) {
            return;
        }
        Matcher before = BEFORE.matcher(before(cue.start(), LOOK_BACK));
        if (!before.find()) {
            return;
        }
        int start = cue.start() - before.regionEnd() + before.start("secret");
        int end = start + before.group("secret").length();
        boolean likely = cue.kind() == SecretKind.PASSWORD
                ? values.passwordAt(start, false).isPresent()
                : values.codeAt(start, SHORTEST_CODE)
                        .filter(after -> !cue.loose() || isDigit(start))
                        .isPresent();
        if (likely) {
            found.add(new Span(cue.kind(), start, end));
        }
    }

    private String before(int end, int most) {
        return text.subSequence(Math.max(0, end - most), end).toString();
    }

    private boolean isMask(int at) {
        return values.at(Cue.MASK, at).lookingAt();
    }

    private boolean endsSentence(int at) {
        return text.charAt(at) == '.' && (at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1)));
    }

    private boolean isDigit(int index) {
        return text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }
}
