package io.recourse.standalone.demo;

import java.net.URI;
import java.util.List;

/** Commands to copy into another terminal, about the case that was just walked. */
final class NextSteps {

    private static final String TEMPLATE = """
              AGENT=$(%1$s token agent%2$s)
              curl -s %3$s/api/v1/disputes/%4$s -H "Authorization: Bearer $AGENT"
              curl -s %3$s/api/v1/disputes/%4$s/timeline -H "Authorization: Bearer $AGENT" -H 'Accept-Language: zh-CN'
              curl -s '%3$s/api/v1/disputes?sort=-openedAt&limit=5' -H "Authorization: Bearer $AGENT"
              curl -s %3$s/api/v1/payments/%5$s -H "Authorization: Bearer $AGENT"

              MERCHANT=$(%1$s token merchant-%6$s%2$s)
              curl -si %3$s/api/v1/merchant/disputes/%4$s/status -H "Authorization: Bearer $MERCHANT"

              AUDITOR=$(%1$s token auditor%2$s)
              curl -s %3$s/api/v1/audit/disputes/%4$s/events -H "Authorization: Bearer $AUDITOR"
              curl -s '%3$s/api/v1/audit/disputes/%4$s?atVersion=3' -H "Authorization: Bearer $AUDITOR"

              %3$s/openapi/ui
            """;

    private NextSteps() {}

    /** @param launcher how this program was called, and the options that name its data directory */
    static List<String> after(WalkedCase walked, URI url, String launcher, String options) {
        return TEMPLATE.formatted(launcher, options, url, walked.caseId(), walked.paymentId(), walked.merchantId())
                .lines()
                .toList();
    }
}
