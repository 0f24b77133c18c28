package io.recourse.masking;

import java.util.Set;
import java.util.regex.Pattern;

/** The words that may stand between a cue and its secret, and those that look like a secret and are none. */
final class Words {

    /** After these comes the secret itself. */
    static final Set<String> STRONG = Set.of("is", "was", "are", "were", "reads", "says", "equals", "being");

    /** Words that say that a code came. */
    static final Set<String> ARRIVAL = Set.of(
            "sent",
            "texted",
            "messaged",
            "received",
            "got",
            "came",
            "gave",
            "told",
            "read",
            "entered",
            "typed",
            "used");

    /** Words after which the secret follows, whatever stood before them. */
    static final Set<String> GIVING = Set.of("gave", "told", "read", "typed", "entered");

    static final Set<String> CHANGE = Set.of("changed", "set", "reset", "updated", "change", "changing");

    static final Set<String> FILLERS = Set.of(
            "my",
            "your",
            "the",
            "his",
            "her",
            "their",
            "our",
            "a",
            "it",
            "i",
            "he",
            "she",
            "they",
            "we",
            "you",
            "me",
            "him",
            "them",
            "us",
            "that",
            "which",
            "this",
            "have",
            "had",
            "has",
            "get",
            "give",
            "given",
            "tell",
            "use",
            "using",
            "enter",
            "type",
            "just",
            "still",
            "now",
            "currently",
            "here",
            "number",
            "numbers",
            "no",
            "code",
            "codes",
            "account",
            "card",
            "wallet",
            "app",
            "bank",
            "phone",
            "login",
            "email",
            "old",
            "new",
            "current",
            "first",
            "second",
            "actual",
            "would",
            "be",
            "should",
            "been",
            "as",
            "follows",
            "back",
            "out",
            "over",
            "s",
            "agent",
            "caller",
            "man",
            "value",
            "wifi",
            "digit",
            "digits",
            "simply",
            "really",
            "actually");

    /** What follows these is something else, until a strong word comes. */
    static final Set<String> PREPOSITIONS =
            Set.of("for", "of", "on", "from", "by", "in", "at", "with", "via", "to", "into", "through");

    /** What people say that a password is, without telling it. */
    static final Set<String> STATES = Set.of(
            "not",
            "wrong",
            "incorrect",
            "correct",
            "right",
            "invalid",
            "valid",
            "fine",
            "good",
            "bad",
            "okay",
            "weak",
            "strong",
            "safe",
            "secure",
            "insecure",
            "secret",
            "unknown",
            "known",
            "missing",
            "empty",
            "null",
            "none",
            "lost",
            "gone",
            "stolen",
            "sent",
            "shown",
            "hidden",
            "forgotten",
            "broken",
            "taken",
            "given",
            "kept",
            "written",
            "too",
            "very",
            "never",
            "always",
            "only",
            "also",
            "again",
            "already",
            "the",
            "same",
            "different",
            "unchanged",
            "mine",
            "hers",
            "yours",
            "theirs",
            "what",
            "something",
            "someone",
            "somehow",
            "anything",
            "nothing",
            "everything",
            "public",
            "private",
            "personal",
            "long",
            "short",
            "simple",
            "easy",
            "hard",
            "complex",
            "random",
            "unique",
            "common",
            "temporary",
            "permanent",
            "mandatory",
            "optional",
            "needed",
            "here",
            "there",
            "below",
            "above",
            "reset",
            "case-sensitive",
            "out",
            "between",
            "about",
            "asked",
            "both",
            "and",
            "but",
            "because",
            "when",
            "where",
            "why",
            "how",
            "who",
            "unclear",
            "unavailable",
            "please",
            "help",
            "sure",
            "true",
            "false",
            "yes",
            "later",
            "soon",
            "email",
            "phone",
            "compromise",
            "compromised",
            "ignored",
            "n/a",
            "tbd",
            "pending",
            "failed",
            "failure",
            "error",
            "login",
            "issue",
            "problem",
            "confidential",
            "poor",
            "mismatch",
            "an",
            "being",
            "under",
            "over",
            "left",
            "blank",
            "required",
            "default",
            "unset",
            "useless",
            "expired",
            "blocked",
            "locked",
            "disabled",
            "enabled",
            "active",
            "inactive",
            "off",
            "old",
            "new",
            "set");

    /** After a secret the sentence ends or goes on with one of these. */
    static final Pattern ENDING = Pattern.compile(
            "\\s*(?:$|[.,;:!?)\\]\"'\\n。，；！？）”’、]|(?:and|but|so|please|if|can|could|then|now|thanks|for|on|or|who|they|i)\\b)");

    static final Pattern CHINESE_STRONG =
            Pattern.compile("(?:就|应该|好像|可能|都)?(?:是|为|叫|等于)|(?:改|设|换|变|设置|修改|更改)(?:成|为)了?");

    static final Pattern CHINESE_FILLERS = Pattern.compile(
            "收到了?的?|我?记得|老婆|老公|孩子|父母|[四六八468]个\\d|发了?过?来?(?:给我)?的?|给了?(?:我|他|她|你|您|对方|客服)?的?|我的?|他的?|她的?|你的?|您的?|它|对方|客服"
                    + "|写的?|输入?了?的?|填了?的?|报了?|告诉了?|说了?的?|念了?|显示的?|短信|里面?|后来|最后|大概|的|了|过|刚才|刚刚|刚|今天|昨天"
                    + "|第[一二]次|用的?|也|还|就|现在|目前|以前|之前|原来|当时|[4-8四六]位数?字?|数字|码|号码|两次|这个|那个|如下|一般|通常"
                    + "|默认|初始|分别|生日|后[四六46]位|账号|登录|支付|[yY]");

    /** Numbers before these are counted, not told. */
    static final Pattern UNITS = Pattern.compile("\\s?(?:次|元|块|分钟|秒|小时|天|日|年|月|位|个|条|遍|万|%|开头|结尾|端口|版"
            + "|(?:days?|times|minutes?|mins?|seconds?|secs?|hours?|hrs?|digits?|characters?|chars?|letters|yuan"
            + "|rmb|cny|usd|eur|dollars?|euros?|attempts?|tries|errors?|people|customers)(?![a-z]))");

    /** Not a secret but a count, an ordinal, a date, a time or an amount. */
    static final Pattern MEASURE =
            Pattern.compile("\\d+(?:st|nd|rd|th|s|sec|secs|min|mins|h|hr|hrs|am|pm|k|d|x|rmb|cny|usd|yuan|%|fa)"
                    + "|(?:19|20)\\d\\d[-./]\\d{1,2}[-./]\\d{1,2}|\\d{1,2}[-./]\\d{1,2}[-./](?:19|20)\\d\\d|\\d{1,2}:\\d\\d"
                    + "|[$¥€£]?\\d[\\d,]*\\.\\d\\d|[$¥€£][\\d,.]+");

    static final Pattern SPOKEN_DIGITS = Pattern.compile(
            "(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)(?![a-z])[ ,-]{0,2}){3,12}"
                    + "|[零〇一二三四五六七八九幺]{4,8}(?![零〇一二三四五六七八九十百千万幺点])");

    /** Chinese words after which Latin letters name a thing, not a secret. */
    static final Pattern NAMED_THING = Pattern.compile("\\s?(?:的|里|上|自动|账|帐|登|系统|客户端|官网|软件|平台|错|支付|软)");

    private Words() {}
}
