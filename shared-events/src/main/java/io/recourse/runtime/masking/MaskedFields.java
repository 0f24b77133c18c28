package io.recourse.runtime.masking;

import io.recourse.masking.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Where in the request at hand something was masked, for the caller: a structured list (RFC 8941) such as
 * {@code description;kind=card-number;at=12, stepsTried/0;kind=password;at=0}. {@code at} counts characters from 0.
 */
public final class MaskedFields {

    public static final String HEADER = "Recourse-Masked";

    /** So that the header stays within what servers and gateways take; the rest is only counted. */
    private static final int MOST = 40;

    private static final String ATTRIBUTE = MaskedFields.class.getName();

    private final Map<String, List<Finding>> findings = new LinkedHashMap<>();

    private MaskedFields() {}

    /** The header's value; empty when nothing was masked, or when there is no request. */
    public static Optional<String> ofRequest() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .flatMap(MaskedFields::noted)
                .map(MaskedFields::header);
    }

    /** Work that no request asked for, an import for example, has nobody to tell. */
    static void note(String pointer, List<Finding> findings) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            MaskedFields fields = noted(request).orElseGet(MaskedFields::new);
            fields.findings.put(pointer.substring(1), findings);
            request.setAttribute(ATTRIBUTE, fields, RequestAttributes.SCOPE_REQUEST);
        }
    }

    private static Optional<MaskedFields> noted(RequestAttributes request) {
        return Optional.ofNullable(request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST))
                .map(MaskedFields.class::cast);
    }

    private String header() {
        List<String> items = new ArrayList<>();
        findings.forEach((field, found) -> found.forEach(
                finding -> items.add(field + ";kind=" + finding.kind().slug() + ";at=" + finding.at())));
        if (items.size() <= MOST) {
            return String.join(", ", items);
        }
        return String.join(", ", items.subList(0, MOST)) + ", *;more=" + (items.size() - MOST);
    }
}
