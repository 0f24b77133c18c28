package io.recourse.command.policy.pack;

import io.recourse.dispute.Jurisdiction;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The time zone in which people of a jurisdiction count days: its capital's, or in the United States that of the East. */
final class ZoneOfCase {

    private static final Map<String, ZoneId> ZONES = Map.ofEntries(
                    Map.entry("AT", "Europe/Vienna"),
                    Map.entry("BE", "Europe/Brussels"),
                    Map.entry("BG", "Europe/Sofia"),
                    Map.entry("CH", "Europe/Zurich"),
                    Map.entry("CN", "Asia/Shanghai"),
                    Map.entry("CY", "Asia/Nicosia"),
                    Map.entry("CZ", "Europe/Prague"),
                    Map.entry("DE", "Europe/Berlin"),
                    Map.entry("DK", "Europe/Copenhagen"),
                    Map.entry("EE", "Europe/Tallinn"),
                    Map.entry("ES", "Europe/Madrid"),
                    Map.entry("FI", "Europe/Helsinki"),
                    Map.entry("FR", "Europe/Paris"),
                    Map.entry("GB", "Europe/London"),
                    Map.entry("GR", "Europe/Athens"),
                    Map.entry("HK", "Asia/Hong_Kong"),
                    Map.entry("HR", "Europe/Zagreb"),
                    Map.entry("HU", "Europe/Budapest"),
                    Map.entry("IE", "Europe/Dublin"),
                    Map.entry("IS", "Atlantic/Reykjavik"),
                    Map.entry("IT", "Europe/Rome"),
                    Map.entry("JP", "Asia/Tokyo"),
                    Map.entry("KR", "Asia/Seoul"),
                    Map.entry("LI", "Europe/Vaduz"),
                    Map.entry("LT", "Europe/Vilnius"),
                    Map.entry("LU", "Europe/Luxembourg"),
                    Map.entry("LV", "Europe/Riga"),
                    Map.entry("MO", "Asia/Macau"),
                    Map.entry("MT", "Europe/Malta"),
                    Map.entry("NL", "Europe/Amsterdam"),
                    Map.entry("NO", "Europe/Oslo"),
                    Map.entry("PL", "Europe/Warsaw"),
                    Map.entry("PT", "Europe/Lisbon"),
                    Map.entry("RO", "Europe/Bucharest"),
                    Map.entry("SE", "Europe/Stockholm"),
                    Map.entry("SG", "Asia/Singapore"),
                    Map.entry("SI", "Europe/Ljubljana"),
                    Map.entry("SK", "Europe/Bratislava"),
                    Map.entry("TW", "Asia/Taipei"),
                    Map.entry("US", "America/New_York"))
            .entrySet()
            .stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> ZoneId.of(entry.getValue())));

    private ZoneOfCase() {}

    static Optional<ZoneId> of(Jurisdiction jurisdiction) {
        return Optional.ofNullable(ZONES.get(jurisdiction.country()));
    }
}
