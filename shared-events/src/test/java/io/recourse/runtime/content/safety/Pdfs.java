package io.recourse.runtime.content.safety;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** PDFs of one page, harmless but for what a test adds. */
public final class Pdfs {
    private Pdfs() {}

    interface Change {
        void in(PDDocument document) throws IOException;
    }

    public static byte[] plain() {
        return with(document -> {}, CompressParameters.NO_COMPRESSION);
    }

    /** Objects in compressed streams, as most writers put them since PDF 1.5. */
    static byte[] compressed(Change change) {
        return with(change, CompressParameters.DEFAULT_COMPRESSION);
    }

    static byte[] with(Change change) {
        return with(change, CompressParameters.NO_COMPRESSION);
    }

    private static byte[] with(Change change, CompressParameters compression) {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            change.in(document);
            var out = new ByteArrayOutputStream();
            document.save(out, compression);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param key of the catalog */
    static Change catalog(String key, String action) {
        return document ->
                document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName(key), action(action));
    }

    static COSDictionary action(String type) {
        var action = new COSDictionary();
        action.setName(COSName.S, type);
        action.setItem(COSName.getPDFName("D"), new COSString("somewhere"));
        return action;
    }

    static Change encrypted(String ownerPassword, String userPassword) {
        return document -> {
            var policy = new StandardProtectionPolicy(ownerPassword, userPassword, new AccessPermission());
            policy.setEncryptionKeyLength(128);
            document.protect(policy);
        };
    }
}
