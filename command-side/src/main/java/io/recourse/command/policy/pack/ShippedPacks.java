package io.recourse.command.policy.pack;

import io.recourse.command.policy.calendar.Calendars;
import io.recourse.command.policy.yaml.FlawedDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The packs that come with Recourse. */
public final class ShippedPacks {

    private static final List<String> NAMES = List.of(
            "alipay-plus-refunds.1",
            "amex.1",
            "cn-12315.1",
            "cn-cbirc.1",
            "cn-consumer.1",
            "cn-pboc-15-60.1",
            "cn-quality-return.1",
            "cn-return.1",
            "complaint-portal-15-60.1",
            "complaint-portal-15-60.2",
            "complaint-portal-15-60.3",
            "eu-crd-reimbursement.1",
            "eu-crd-withdrawal.1",
            "eu-psd2-complaint.1",
            "eu-psd2-pull.1",
            "eu-psd2-unauthorised.1",
            "house.1",
            "mastercard.1",
            "paypal.1",
            "uk-app.1",
            "uk-disp.1",
            "uk-psr-unauthorised.1",
            "us-reg-e-prepaid-120.1",
            "us-reg-e-prepaid.1",
            "us-reg-e.1",
            "us-reg-z.1",
            "us-remittance.1",
            "visa.1",
            "wechat-mini-program.1",
            "wechat-mini-program.2",
            "wechat-pay-complaints.1",
            "wechat-pay-refunds.1");

    private ShippedPacks() {}

    /** A pack and the text that it was read from. */
    public record Shipped(Pack pack, String text) {}

    public static List<Shipped> on(Calendars calendars) {
        PackReader reader = new PackReader(calendars);
        return NAMES.stream().map(name -> read(name, reader)).toList();
    }

    private static Shipped read(String name, PackReader reader) {
        String file = "shipped/" + name + ".yaml";
        try (InputStream in = Objects.requireNonNull(ShippedPacks.class.getResourceAsStream(file), file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Shipped(reader.read(text), text);
        } catch (FlawedDocument e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
