package io.recourse.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word that says what stands beside it.
 *
 * @param loose whether the word also means other things ("code"), so that more has to speak for a secret
 */
record Cue(SecretKind kind, int start, int end, boolean loose) {

    static final Pattern MASK = Pattern.compile("\\[(?:card-number|identity-number|password|verification-code)\\]");

    private static final int LONGEST = 40;

    /** What cues and masks begin with, so that little has to be compared with the whole form. */
    private static final String BEGINNINGS = "[oltcvsap2mdwf34背验驗校认动動短安一收发密口暗";

    /** Cues for codes come first: a one-time password is a code. None is looked for within a mask. */
    private static final Pattern FORM = Pattern.compile("""
            (?<mask>%s)
            |(?<code>(?<![a-z])(?:
                one[\\s_-]?time[\\s_-]?(?:pass[\\s_-]?words?|pass[\\s_-]?codes?|codes?|pins?)
                |otps?|totp|cvv2?|cvc2?|cvn2?|cav2|csc
                |(?:three|3|four|4)[\\s-]digits?\\s(?:code\\s)?(?:on|at|from)\\s(?:the|its|my)\\sback
                |card[\\s_-](?:verification|security)[\\s_-](?:value|code|number)
                |(?:verification|verify|security|sms|text|log[\\s_-]?in|sign[\\s_-]?in|access|2fa|mfa|two[\\s-]factor
                    |authenticat(?:or|ion)|dynamic)(?:[\\s_-]app)?[\\s_-]?(?:codes?|pins?)
                )(?![a-z])
                |验证码|驗證碼|校验码|校驗碼|认证码|动态码|動態碼|动态密码|動態密碼|动态口令|短信码|安全码|安全碼|一次性密码|一次性口令|背面的?后?[三3]位数?字?
                |(?:收到|发来|发过来|短信)的?(?:那个|这个)?码)
            |(?<password>(?<![a-z])(?:
                pass[\\s_-]?words?|pass[\\s_-]?codes?|pass[\\s_-]?phrases?|passwd|passwrd|passward|passwort|paswd|paswords?|pswd|pwd|psw|pw|pins?|pass(?=\\s?[:=])
                )(?![a-z])
                |密码|密碼|口令|暗号)
            |(?<loose>(?<=(?<![a-z])(?:the|a|your|my|this|that|digit|secret|me)\\s)codes?(?![a-z]))
            """.formatted(MASK), Pattern.COMMENTS);

    /** All in a text; those that are a mask are handed to {@code masks}, by their beginnings. */
    static List<Cue> in(CharSequence text, IntConsumer masks) {
        List<Cue> cues = new ArrayList<>();
        Matcher form = FORM.matcher(text).useTransparentBounds(true);
        for (int i = 0; i < text.length(); ) {
            boolean found = mayBeginAt(text, i)
                    && form.region(i, Math.min(text.length(), i + LONGEST)).lookingAt();
            if (!found) {
                i++;
                continue;
            }
            if (form.group("mask") == null) {
                cues.add(of(form));
            } else {
                masks.accept(i);
            }
            i = form.end();
        }
        return cues;
    }

    private static boolean mayBeginAt(CharSequence text, int index) {
        char character = text.charAt(index);
        return BEGINNINGS.indexOf(character) >= 0
                && (!isLatin(character) || index == 0 || !isLatin(text.charAt(index - 1)));
    }

    private static boolean isLatin(char character) {
        return character >= 'a' && character <= 'z';
    }

    private static Cue of(Matcher found) {
        boolean password = found.group("password") != null;
        return new Cue(
                password ? SecretKind.PASSWORD : SecretKind.VERIFICATION_CODE,
                found.start(),
                found.end(),
                found.group("loose") != null);
    }
}
