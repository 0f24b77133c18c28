package io.recourse.runtime.content.safety;

import io.recourse.runtime.problem.Flaw;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a PDF that does something by itself or carries other files. Every object in the file's table is looked at,
 * reachable or not, those in compressed object streams too, and then what the table does not name.
 *
 * <p>The names are those of ISO 32000-1: actions in 12.6.4, embedded files in 7.11.4, XFA forms in 12.7.8.
 */
final class PdfSafety {
    /** Every action but a jump within the document (GoTo), to an address that the reader asks about (URI), or to a page. */
    private static final Set<String> ACTIONS = Set.of(
            "JavaScript",
            "Launch",
            "SubmitForm",
            "ImportData",
            "GoToR",
            "GoToE",
            "Rendition",
            "Movie",
            "Sound",
            "GoTo3DView",
            "RichMediaExecute");

    private static final Set<String> ACTIVE_KEYS = Set.of("JS", "JavaScript", "XFA", "RichMediaContent");
    private static final Set<String> EMBEDDING_KEYS = Set.of("EmbeddedFiles", "EF");
    private static final Set<String> ACTIVE_ANNOTATIONS = Set.of("RichMedia", "3D", "Screen", "Movie", "Sound");
    private static final Set<String> JUMPS = Set.of("GoTo", "Named");

    private PdfSafety() {}

    static void require(Spool file) throws IOException {
        try (var bytes = new RandomAccessReadBufferedFile(file.path());
                PDDocument document = new BoundedPdfParser(bytes, file.directory()).parse(false)) {
            COSDocument objects = document.getDocument();
            requireOne(objects.getTrailer());
            for (COSObjectKey key : objects.getXrefTable().keySet()) {
                requireOne(objects.getObjectFromPool(key).getObject());
            }
        } catch (InvalidPasswordException e) {
            throw new Unsafe(Flaw.Kind.FILE_ENCRYPTED);
        } catch (IOException | IllegalArgumentException | ClassCastException | IndexOutOfBoundsException e) {
            throw new Unsafe(Flaw.Kind.FILE_DAMAGED);
        }
        if (Markers.PDF_ACTION.in(file)) {
            throw new Unsafe(Flaw.Kind.FILE_ACTIVE);
        }
    }

    /** Goes into what the object itself holds; what it refers to is in the table. */
    private static void requireOne(@Nullable COSBase object) {
        Deque<COSBase> open = new ArrayDeque<>();
        push(open, object);
        while (!open.isEmpty()) {
            COSBase next = open.pop();
            if (next instanceof COSArray array) {
                array.forEach(item -> push(open, item));
            } else if (next instanceof COSDictionary dictionary) {
                require(dictionary);
                dictionary.getValues().forEach(item -> push(open, item));
            }
        }
    }

    private static void push(Deque<COSBase> open, @Nullable COSBase item) {
        if (item instanceof COSArray || item instanceof COSDictionary) {
            open.push(item);
        }
    }

    private static void require(COSDictionary dictionary) {
        Set<String> keys = dictionary.keySet().stream().map(COSName::getName).collect(Collectors.toSet());
        if (!Collections.disjoint(keys, EMBEDDING_KEYS)) {
            throw new Unsafe(Flaw.Kind.FILE_EMBEDS);
        }
        if (!Collections.disjoint(keys, ACTIVE_KEYS)
                || names(dictionary, COSName.S, ACTIONS)
                || names(dictionary, COSName.SUBTYPE, ACTIVE_ANNOTATIONS)
                || actsWhenOpened(dictionary)) {
            throw new Unsafe(Flaw.Kind.FILE_ACTIVE);
        }
    }

    private static boolean names(COSDictionary dictionary, COSName key, Set<String> forbidden) {
        return dictionary.getDictionaryObject(key) instanceof COSName name && forbidden.contains(name.getName());
    }

    /** Where a document is to be opened (a destination, or a jump to one) is no action: LibreOffice and TeX always say it. */
    private static boolean actsWhenOpened(COSDictionary dictionary) {
        return dictionary.getDictionaryObject(COSName.OPEN_ACTION) instanceof COSDictionary action
                && !names(action, COSName.S, JUMPS);
    }
}
