package io.recourse.runtime.content.safety;

import io.recourse.runtime.problem.Flaw;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.ScratchFile;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.encryption.StandardSecurityHandler;

/**
 * Measures each stream that holds objects or the table of objects before PDFBox unpacks it in memory. Only to be used
 * strictly: the search through a broken file would unpack without asking here.
 */
final class BoundedPdfParser extends PDFParser {
    /** Of all objects together, text and pictures not among them: many times what long documents have. */
    private static final long OBJECTS_LIMIT_BYTES = 32L << 20;

    private final Set<Long> measured = new HashSet<>();
    private long objectsBytes;

    /** @param directory for what is unpacked */
    BoundedPdfParser(RandomAccessRead bytes, Path directory) throws IOException {
        super(bytes, "", null, null, () -> new ScratchFile(directory.toFile()));
    }

    @Override
    protected COSStream parseCOSStream(COSDictionary dictionary) throws IOException {
        COSStream stream = super.parseCOSStream(dictionary);
        // A table of objects cannot do without its field widths.
        if (stream.containsKey(COSName.W) && stream.containsKey(COSName.SIZE)) {
            measure(stream);
        }
        return stream;
    }

    @Override
    protected COSBase parseObjectStreamObject(long number, COSObjectKey key) throws IOException {
        if (measured.add(number)
                && document.getObjectFromPool(new COSObjectKey(number, 0)).getObject() instanceof COSStream stream) {
            measure(stream);
        }
        return super.parseObjectStreamObject(number, key);
    }

    /** Whoever needs another key than the empty one cannot be looked into. */
    @Override
    protected void prepareDecryption() throws IOException {
        COSDictionary trailer = document.getTrailer();
        COSDictionary encryption = trailer == null ? null : trailer.getCOSDictionary(COSName.ENCRYPT);
        if (encryption != null && !StandardSecurityHandler.FILTER.equals(encryption.getNameAsString(COSName.FILTER))) {
            throw new Unsafe(Flaw.Kind.FILE_ENCRYPTED);
        }
        super.prepareDecryption();
    }

    private void measure(COSStream stream) throws IOException {
        try (InputStream unpacked = unpacked(stream)) {
            var buffer = new byte[8_192];
            for (int count = unpacked.read(buffer); count >= 0; count = unpacked.read(buffer)) {
                objectsBytes += count;
                if (objectsBytes > OBJECTS_LIMIT_BYTES) {
                    throw new Unsafe(Flaw.Kind.FILE_UNPACKS);
                }
            }
        }
    }

    /** Deflate is the only compression that writers use here, and the only one that is measured. */
    private static InputStream unpacked(COSStream stream) throws IOException {
        COSBase filters = stream.getFilters();
        if (filters == null) {
            return stream.createRawInputStream();
        }
        COSBase filter = filters instanceof COSArray several && several.size() == 1 ? several.getObject(0) : filters;
        if (!COSName.FLATE_DECODE.equals(filter) && !COSName.FLATE_DECODE_ABBREVIATION.equals(filter)) {
            throw new Unsafe(Flaw.Kind.FILE_DAMAGED);
        }
        return new InflaterInputStream(stream.createRawInputStream());
    }
}
