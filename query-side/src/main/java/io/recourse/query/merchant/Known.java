package io.recourse.query.merchant;

import java.util.List;
import java.util.Optional;
import org.springframework.http.ETag;

/** What a caller has already, by {@code If-None-Match} (RFC 9110, section 13.1.2). */
record Known(List<ETag> tags) {

    static Known of(Optional<String> header) {
        return new Known(header.map(ETag::parse).orElse(List.of()));
    }

    /** By weak comparison, as the RFC asks. */
    boolean includes(String eTag) {
        return ETag.parse(eTag).stream()
                .anyMatch(current ->
                        tags.stream().anyMatch(known -> known.isWildcard() || known.compare(current, false)));
    }
}
