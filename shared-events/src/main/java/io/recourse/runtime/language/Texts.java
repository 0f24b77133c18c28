package io.recourse.runtime.language;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts of one resource bundle in every {@link Language}: {@code NAME.properties} is English and
 * {@code NAME_zh_CN.properties} Chinese, both UTF-8. Arguments stand in braces, by name: {@code {limit}}.
 */
public final class Texts {
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\w+)}");

    private final Map<Language, ResourceBundle> bundles = new EnumMap<>(Language.class);

    /**
     * @param bundle the bundle's base name, for example {@code io.recourse.runtime.problem.problems}
     */
    public Texts(String bundle) {
        // Without the fallback, so that the machine's own language never decides what a reader sees.
        var control = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        bundles.put(Language.ENGLISH, ResourceBundle.getBundle(bundle, Locale.ROOT, control));
        bundles.put(Language.CHINESE, ResourceBundle.getBundle(bundle, Language.CHINESE.locale(), control));
    }

    /**
     * @return the text with its arguments filled in
     * @throws java.util.MissingResourceException when the bundle has no such key
     */
    public String get(Language language, String key, Map<String, String> arguments) {
        return ARGUMENT.matcher(in(language).getString(key))
                .replaceAll(found -> Matcher.quoteReplacement(arguments.getOrDefault(found.group(1), found.group())));
    }

    public String get(Language language, String key) {
        return get(language, key, Map.of());
    }

    /** Whether a text that {@link #get} gave has all its arguments. */
    public static boolean complete(String text) {
        return !ARGUMENT.matcher(text).find();
    }

    public boolean has(String key) {
        return in(Language.ENGLISH).containsKey(key);
    }

    private ResourceBundle in(Language language) {
        ResourceBundle bundle = bundles.get(language);
        if (bundle == null) {
            throw new IllegalStateException("No texts in " + language);
        }
        return bundle;
    }
}
