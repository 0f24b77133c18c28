package io.recourse.standalone.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A payment voucher of one page, as a real PDF that any reader opens. */
final class Voucher {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    private Voucher() {}

    /** @param lines in ASCII, without parentheses */
    static byte[] pdf(List<String> lines) {
        return new Voucher().write(lines);
    }

    private byte[] write(List<String> lines) {
        print("%PDF-1.4\n");
        object("<< /Type /Catalog /Pages 2 0 R >>");
        object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 298] /Contents 4 0 R"
                + " /Resources << /Font << /F1 5 0 R >> >> >>");
        String text = text(lines);
        object("<< /Length " + text.length() + " >>\nstream\n" + text + "\nendstream");
        object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        crossReference();
        return out.toByteArray();
    }

    private static String text(List<String> lines) {
        StringBuilder text = new StringBuilder("BT /F1 14 Tf 40 240 Td 22 TL");
        lines.forEach(line -> text.append(" (").append(line).append(") Tj T*"));
        return text.append(" ET").toString();
    }

    private void object(String content) {
        offsets.add(out.size());
        print(offsets.size() + " 0 obj\n" + content + "\nendobj\n");
    }

    private void crossReference() {
        int start = out.size();
        int size = offsets.size() + 1;
        print("xref\n0 " + size + "\n0000000000 65535 f \n");
        offsets.forEach(offset -> print(String.format("%010d 00000 n \n", offset)));
        print("trailer\n<< /Size " + size + " /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n");
    }

    private void print(String text) {
        out.writeBytes(text.getBytes(ISO_8859_1));
    }
}
