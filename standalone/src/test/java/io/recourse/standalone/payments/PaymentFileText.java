package io.recourse.standalone.payments;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes payments down as other systems would. A payment is its columns by name. */
final class PaymentFileText {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PaymentFileText() {}

    /** A payment with all that must be said. */
    static Map<String, String> payment(String id) {
        return Map.of(
                "paymentId",
                id,
                "customerId",
                "c-1",
                "merchantId",
                "m-1",
                "amount",
                "88.00",
                "currency",
                "CNY",
                "capturedAt",
                "2026-01-18T09:30:15.123Z");
    }

    static String csv(List<String> columns, List<Map<String, String>> payments, String endOfLine) {
        StringWriter text = new StringWriter();
        CSVFormat format =
                CSVFormat.RFC4180.builder().setRecordSeparator(endOfLine).get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            printer.printRecord(columns);
            for (Map<String, String> payment : payments) {
                printer.printRecord(columns.stream().map(column -> payment.getOrDefault(column, "")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static String jsonLines(List<Map<String, String>> payments) {
        return payments.stream().map(payment -> json(payment) + "\n").collect(Collectors.joining());
    }

    static String json(Map<String, String> payment) {
        ObjectNode line = JSON.createObjectNode();
        payment.forEach((column, value) -> {
            if (column.equals("amount") || column.equals("currency")) {
                line.withObject("/amount").put(column, value);
            } else {
                line.put(column, value);
            }
        });
        return line.toString();
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
