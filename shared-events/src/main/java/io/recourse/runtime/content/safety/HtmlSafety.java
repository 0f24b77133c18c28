package io.recourse.runtime.content.safety;

import io.recourse.runtime.problem.Flaw;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The words of most e-mails are HTML: refused when it would run something or bring in another page. */
final class HtmlSafety {
    /** It is read as a tree, in memory. Mail programs cut off what is far shorter. */
    private static final int LIMIT_BYTES = 1 << 20;

    private static final Set<String> ACTIVE = Set.of(
            "script",
            "iframe",
            "frame",
            "frameset",
            "object",
            "embed",
            "applet",
            "svg",
            "math",
            "base",
            "form",
            "portal",
            "template");

    private static final Set<String> ADDRESSES =
            Set.of("href", "src", "action", "formaction", "background", "srcset", "data", "poster", "xlink:href");

    private HtmlSafety() {}

    static void require(Spool part, @Nullable String charset) throws IOException {
        if (part.sizeBytes() > LIMIT_BYTES) {
            throw new Unsafe(Flaw.Kind.FILE_UNPACKS);
        }
        if (charset != null && !known(charset)) {
            throw new Unsafe(Flaw.Kind.FILE_DAMAGED);
        }
        try (InputStream bytes = part.open()) {
            Jsoup.parse(bytes, charset, "").getAllElements().forEach(HtmlSafety::require);
        }
    }

    private static void require(Element element) {
        String name = element.normalName();
        boolean refreshes =
                name.equals("meta") && element.attr("http-equiv").strip().equalsIgnoreCase("refresh");
        if (ACTIVE.contains(name)
                || refreshes
                || element.attributes().asList().stream().anyMatch(HtmlSafety::runs)) {
            throw new Unsafe(Flaw.Kind.FILE_ACTIVE);
        }
    }

    private static boolean runs(Attribute attribute) {
        String name = attribute.getKey().toLowerCase(Locale.ROOT);
        return name.startsWith("on")
                || name.equals("srcdoc")
                || ADDRESSES.contains(name) && isScript(attribute.getValue());
    }

    /** Browsers leave out control characters and blanks in front of and within the scheme. */
    private static boolean isScript(String address) {
        String plain = address.replaceAll("[\\x00-\\x20]", "").toLowerCase(Locale.ROOT);
        return plain.startsWith("javascript:")
                || plain.startsWith("vbscript:")
                || plain.startsWith("data:") && !plain.startsWith("data:image/");
    }

    private static boolean known(String charset) {
        try {
            return Charset.isSupported(charset);
        } catch (IllegalArgumentException notAName) {
            return false;
        }
    }
}
