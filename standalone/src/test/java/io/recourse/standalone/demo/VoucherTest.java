package io.recourse.standalone.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tika.Tika;
import org.junit.jupiter.api.Test;

class VoucherTest {

    private final byte[] pdf = Voucher.pdf(List.of("Payment voucher", "CNY 88.00"));
    private final String text = new String(pdf, ISO_8859_1);

    @Test
    void is_a_pdf_by_its_content() {
        assertThat(new Tika().detect(pdf)).isEqualTo("application/pdf");
        assertThat(text).contains("(Payment voucher) Tj", "(CNY 88.00) Tj");
    }

    @Test
    void every_entry_of_its_table_points_at_an_object() {
        Matcher start = Pattern.compile("startxref\n(\\d+)\n%%EOF\n$").matcher(text);
        assertThat(start.find()).isTrue();
        assertThat(text.substring(Integer.parseInt(start.group(1)))).startsWith("xref\n0 6\n");
        Matcher entry = Pattern.compile("(\\d{10}) 00000 n ").matcher(text);
        for (int object = 1; object <= 5; object++) {
            assertThat(entry.find()).isTrue();
            assertThat(text.substring(Integer.parseInt(entry.group(1)))).startsWith(object + " 0 obj\n");
        }
    }
}
