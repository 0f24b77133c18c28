package io.recourse.runtime.content.safety;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;

/** What an e-mail calls something attached: {@code filename} or {@code name}, also cut in pieces and encoded (RFC 2231, RFC 2047). */
final class PartNames {
    private static final List<String> FIELDS = List.of("content-disposition", "content-type");

    private PartNames() {}

    static List<String> in(Field field) {
        if (!FIELDS.contains(field.getName().toLowerCase(Locale.ROOT))) {
            return List.of();
        }
        List<NameValuePair> parameters = RawFieldParser.DEFAULT
                .parseRawBody(new RawField(field.getName(), field.getBody()))
                .getParams();
        return List.of(
                        joined(parameters, name -> name.equals("filename") || name.equals("name")),
                        joined(parameters, name -> name.startsWith("filename*") || name.startsWith("name*")))
                .stream()
                .filter(name -> !name.isBlank())
                .toList();
    }

    private static String joined(List<NameValuePair> parameters, Predicate<String> wanted) {
        return parameters.stream()
                .filter(parameter -> wanted.test(parameter.getName().toLowerCase(Locale.ROOT)))
                .flatMap(parameter -> Optional.ofNullable(parameter.getValue()).stream())
                .map(PartNames::decoded)
                .collect(Collectors.joining());
    }

    private static String decoded(String value) {
        String words = DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT);
        try {
            return URLDecoder.decode(words, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return words;
        }
    }
}
