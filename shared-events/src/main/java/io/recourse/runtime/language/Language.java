package io.recourse.runtime.language;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The languages that Recourse speaks. */
public enum Language {
    ENGLISH(Locale.ENGLISH),
    CHINESE(Locale.SIMPLIFIED_CHINESE);

    /** Readers of traditional script are better served in English than in the other script. */
    private static final Set<String> TRADITIONAL_REGIONS = Set.of("TW", "HK", "MO");

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** The first language of an {@code Accept-Language} header that Recourse speaks; English when there is none. */
    public static Language accepted(Optional<String> header) {
        return wanted(header).orElse(ENGLISH);
    }

    /** As {@link #accepted}, or empty when the header names no language that Recourse speaks. */
    public static Optional<Language> wanted(Optional<String> header) {
        return header.map(Language::ranges).orElse(List.of()).stream()
                .filter(range -> range.getWeight() > 0)
                .sorted(Comparator.comparingDouble(Locale.LanguageRange::getWeight)
                        .reversed())
                .map(range -> Locale.forLanguageTag(range.getRange()))
                .flatMap(wanted -> spoken(wanted).stream())
                .findFirst();
    }

    private static Optional<Language> spoken(Locale wanted) {
        return switch (wanted.getLanguage()) {
            case "en" -> Optional.of(ENGLISH);
            case "zh" ->
                "Hant".equals(wanted.getScript()) || TRADITIONAL_REGIONS.contains(wanted.getCountry())
                        ? Optional.empty()
                        : Optional.of(CHINESE);
            default -> Optional.empty();
        };
    }

    private static List<Locale.LanguageRange> ranges(String header) {
        try {
            return Locale.LanguageRange.parse(header);
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }
}
