package io.recourse.runtime.content.safety;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.problem.Flaw.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SafetyTest {
    private static final Path WORK = Path.of(System.getProperty("java.io.tmpdir"));
    private static final String PNG = "\u0089PNG\r\n\u001a\n";
    private static final String JPEG = "\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF\0";
    private static final String GIF = "GIF89a\1\0\1\0\0\0\0;";

    static Stream<Arguments> harmless() {
        return Stream.of(
                Arguments.of("a PDF", Pdfs.plain()),
                Arguments.of("a PDF of compressed objects", Pdfs.compressed(document -> {})),
                Arguments.of("a PDF that opens at a page", Pdfs.with(document -> {
                    var destination = new COSArray();
                    destination.add(document.getPage(0).getCOSObject());
                    destination.add(COSName.getPDFName("Fit"));
                    document.getDocumentCatalog().getCOSObject().setItem(COSName.OPEN_ACTION, destination);
                })),
                Arguments.of("a PDF that jumps to a page", Pdfs.with(Pdfs.catalog("OpenAction", "GoTo"))),
                Arguments.of("a PDF that anyone may read", Pdfs.compressed(Pdfs.encrypted("owner", ""))),
                Arguments.of("a photograph", bytes(JPEG + "pixels")),
                Arguments.of("a GIF", bytes(GIF)),
                Arguments.of("a zip", Zips.of("收据/发票.txt", "payment")),
                Arguments.of("a zip of a PDF", Zips.of("a.pdf", Pdfs.plain())),
                Arguments.of("a zip in a zip", Zips.of("b.zip", Zips.of("a.txt", "payment"))),
                Arguments.of("a folder", Zips.of("a/", "")),
                Arguments.of("a Mac's zip", Zips.of("__MACOSX/._a.pdf", bytes("\0\5\26\7\0\2\0\0Mac OS X"))),
                Arguments.of("an empty file in a zip", Zips.of("a.txt", "")),
                Arguments.of("an e-mail", mail("text/plain", "Where is my parcel?")),
                Arguments.of(
                        "an e-mail in HTML",
                        mail("text/html; charset=utf-8", "<html><body style=\"x\"><a href='https://e.com'>包裹</a>")),
                Arguments.of("an e-mail with a PDF", attached("a.pdf", Pdfs.plain())),
                Arguments.of("an e-mail with a zip", attached("a.zip", Zips.of("a.txt", "payment"))),
                Arguments.of("an e-mail with an e-mail", forwarded(mail("text/plain", "hello"), 3)),
                Arguments.of("text with a bracket", bytes("a < b and <scrip> c\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harmless")
    void isAccepted(String what, byte[] file) {
        assertThatCode(() -> look(file)).doesNotThrowAnyException();
    }

    static Stream<Arguments> pdfs() {
        return Stream.of(
                Arguments.of(Kind.FILE_ACTIVE, "JavaScript", Pdfs.with(Pdfs.catalog("OpenAction", "JavaScript"))),
                Arguments.of(Kind.FILE_ACTIVE, "launch", Pdfs.with(Pdfs.catalog("OpenAction", "Launch"))),
                Arguments.of(Kind.FILE_ACTIVE, "opens a page on the web", Pdfs.with(Pdfs.catalog("OpenAction", "URI"))),
                Arguments.of(Kind.FILE_ACTIVE, "compressed", Pdfs.compressed(Pdfs.catalog("AA", "Launch"))),
                Arguments.of(Kind.FILE_ACTIVE, "unreachable", Pdfs.with(Pdfs.catalog("Nobody", "SubmitForm"))),
                Arguments.of(Kind.FILE_ACTIVE, "in an encrypted one", Pdfs.compressed(document -> {
                    Pdfs.catalog("AA", "Launch").in(document);
                    Pdfs.encrypted("owner", "").in(document);
                })),
                Arguments.of(
                        Kind.FILE_ACTIVE,
                        "its name in other characters",
                        Zips.replaced(Pdfs.with(Pdfs.catalog("OpenAction", "Launchxx")), "/Launchxx", "/L#61unch")),
                Arguments.of(Kind.FILE_ACTIVE, "a script of the document", Pdfs.compressed(names("JavaScript"))),
                Arguments.of(Kind.FILE_EMBEDS, "another file", Pdfs.compressed(names("EmbeddedFiles"))),
                Arguments.of(Kind.FILE_ACTIVE, "an XFA form", Pdfs.compressed(document -> {
                    var form = new COSDictionary();
                    form.setItem(COSName.getPDFName("XFA"), new COSString("<xdp/>"));
                    document.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, form);
                })),
                Arguments.of(
                        Kind.FILE_ACTIVE,
                        "an object that the table leaves out",
                        with(Pdfs.plain(), "9 0 obj << /S /JavaScript /JS (app.alert(1)) >> endobj\n%%EOF\n")),
                Arguments.of(Kind.FILE_ENCRYPTED, "with a password", Pdfs.with(Pdfs.encrypted("owner", "user"))),
                Arguments.of(
                        Kind.FILE_ENCRYPTED,
                        "for holders of a key",
                        Zips.replaced(
                                Pdfs.plain(), "trailer\n<<", "trailer\n<< /Encrypt << /Filter /Adobe.PubSec /V 4 >>")),
                Arguments.of(
                        Kind.FILE_UNPACKS,
                        "a bomb of objects",
                        Pdfs.compressed(document -> document.getDocumentCatalog()
                                .getCOSObject()
                                .setItem(
                                        COSName.getPDFName("Zeros"),
                                        new COSObject(new COSString(new byte[33 << 20]))))),
                Arguments.of(Kind.FILE_DAMAGED, "cut off", bytes("%PDF-1.7\n1 0 obj\n<< /Type")),
                Arguments.of(Kind.FILE_AMBIGUOUS, "that is a zip", with(Pdfs.plain(), Zips.of("a.txt", "b"))));
    }

    static Stream<Arguments> images() {
        return Stream.of(
                Arguments.of(Kind.FILE_AMBIGUOUS, "GIF and JAR", with(bytes(GIF), Zips.of("A.class", "x"))),
                Arguments.of(Kind.FILE_AMBIGUOUS, "GIF and script", bytes("GIF89a/*\0\0;*/=1;alert(1)")),
                Arguments.of(Kind.FILE_AMBIGUOUS, "GIF and script in text", bytes("GIF89a=1;alert(1)//")),
                Arguments.of(
                        Kind.FILE_AMBIGUOUS, "JPEG and script", bytes("\u00ff\u00d8\u00ff\u00e0/*JFIF\0*/=alert(1)/*")),
                Arguments.of(Kind.FILE_AMBIGUOUS, "JPEG and PDF", bytes(JPEG + "%PDF-1.7\n")),
                Arguments.of(Kind.FILE_AMBIGUOUS, "PNG and zip", with(bytes(PNG), Zips.of("a.txt", "b"))),
                Arguments.of(Kind.FILE_ACTIVE, "PNG and page", bytes(PNG + "<SCRIPT>alert(1)</SCRIPT>")));
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of(Kind.FILE_ACTIVE, "a page after words", bytes("hello\n".repeat(20_000) + "<html>")),
                Arguments.of(Kind.FILE_ACTIVE, "a drawing", bytes("hello <SVG onload=alert(1)>")),
                Arguments.of(Kind.FILE_ACTIVE, "in UTF-16", "hello <script>alert(1)</script>".getBytes(UTF_16)),
                Arguments.of(Kind.FILE_AMBIGUOUS, "a PDF after words", bytes("hello %PDF-1.7\n")));
    }

    static Stream<Arguments> zips() {
        byte[] plain = Zips.of("abcd.txt", "payment");
        return Stream.of(
                Arguments.of(
                        Kind.FILE_MEMBER_TYPE, "a program by its bytes", Zips.of("a.txt", bytes("MZ\u0090\0\3\0"))),
                Arguments.of(Kind.FILE_PROGRAM, "a program by its name", Zips.of("a.bat", "del *")),
                Arguments.of(Kind.FILE_PROGRAM, "a program's name and a dot", Zips.of("a.exe. ", "x")),
                Arguments.of(Kind.FILE_PROGRAM, "a JAR", Zips.of("META-INF/MANIFEST.MF", "Main-Class: A\n")),
                Arguments.of(Kind.FILE_MEMBER_TYPE, "a page", Zips.of("a.txt", "<html></html>")),
                Arguments.of(
                        Kind.FILE_ACTIVE,
                        "a PDF with a script",
                        Zips.of("a.pdf", Pdfs.with(Pdfs.catalog("OpenAction", "JavaScript")))),
                Arguments.of(
                        Kind.FILE_NESTED,
                        "a zip in a zip in a zip",
                        Zips.of("c.zip", Zips.of("b.zip", Zips.of("a.txt", "payment")))),
                Arguments.of(Kind.FILE_UNPACKS, "a bomb", Zips.of("a.txt", " ".repeat(101 << 20))),
                Arguments.of(Kind.FILE_UNPACKS, "too many files", many(Allowance.MEMBER_LIMIT + 1)),
                Arguments.of(Kind.FILE_PATH, "above", Zips.of("../a.txt", "x")),
                Arguments.of(Kind.FILE_PATH, "above, as Windows has it", Zips.of("b\\..\\..\\a.txt", "x")),
                Arguments.of(Kind.FILE_PATH, "at the root", Zips.of("/etc/passwd", "x")),
                Arguments.of(Kind.FILE_PATH, "on a drive", Zips.of("C:\\a.txt", "x")),
                Arguments.of(Kind.FILE_ENCRYPTED, "encrypted", encrypted(plain)),
                Arguments.of(Kind.FILE_AMBIGUOUS, "two zips", with(plain, Zips.of("b.txt", "x"))),
                Arguments.of(Kind.FILE_AMBIGUOUS, "something behind it", with(plain, "more")),
                Arguments.of(Kind.FILE_AMBIGUOUS, "two names for one file", renamedInTable(plain)),
                Arguments.of(Kind.FILE_AMBIGUOUS, "one file, listed twice", listedTwice(plain)),
                Arguments.of(Kind.FILE_DAMAGED, "cut off", Arrays.copyOf(plain, 40)));
    }

    static Stream<Arguments> mails() {
        return Stream.of(
                Arguments.of(Kind.FILE_ACTIVE, "script", mail("text/html", "<p>hi<script>alert(1)</script>")),
                Arguments.of(Kind.FILE_ACTIVE, "handler", mail("text/html", "<img src=x OnError=alert(1)>")),
                Arguments.of(
                        Kind.FILE_ACTIVE, "address", mail("text/html", "<a href='java&#10;script:alert(1)'>x</a>")),
                Arguments.of(
                        Kind.FILE_ACTIVE,
                        "refresh",
                        mail("text/html", "<meta http-equiv=Refresh content='0;url=//e.com'>")),
                Arguments.of(
                        Kind.FILE_DAMAGED, "unknown characters", mail("text/html; charset=utf-7", "+ADw-script+AD4-")),
                Arguments.of(Kind.FILE_MEMBER_TYPE, "program", attached("a.pdf", bytes("MZ\u0090\0\3\0"))),
                Arguments.of(Kind.FILE_PROGRAM, "program by its name", attached("a.vbs", bytes("x = 1"))),
                Arguments.of(
                        Kind.FILE_PROGRAM,
                        "program by its name in pieces",
                        attached("x\"; filename*0=\"a.v\"; filename*1=\"bs", bytes("x = 1"))),
                Arguments.of(
                        Kind.FILE_PROGRAM,
                        "program by its encoded name",
                        attached("=?utf-8?B?" + Base64.getEncoder().encodeToString(bytes("a.vbs")) + "?=", bytes("x"))),
                Arguments.of(Kind.FILE_PROGRAM, "program in a zip", attached("a.zip", Zips.of("a.cmd", "x"))),
                Arguments.of(Kind.FILE_PROGRAM, "program in an e-mail", forwarded(attached("a.vbs", bytes("x")), 2)),
                Arguments.of(Kind.FILE_NESTED, "e-mails in e-mails", forwarded(mail("text/plain", "x"), 6)),
                Arguments.of(
                        Kind.FILE_DAMAGED,
                        "a line without end",
                        bytes("From: a@example.com\nSubject: " + "x".repeat(100_000) + "\n\nhi\n")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"pdfs", "images", "texts", "zips", "mails"})
    void isRefused(Flaw.Kind kind, String what, byte[] file) {
        assertThatThrownBy(() -> look(file))
                .isInstanceOfSatisfying(
                        Unsafe.class, refused -> assertThat(refused.kind()).isEqualTo(kind));
    }

    @Test
    void a_page_is_no_evidence() throws IOException {
        assertThat(type(bytes("<!DOCTYPE html><html></html>"))).isEmpty();
        assertThat(type(bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"))).isEmpty();
    }

    private static Pdfs.Change names(String key) {
        return document -> {
            var tree = new COSDictionary();
            tree.setItem(COSName.getPDFName(key), new COSDictionary());
            document.getDocumentCatalog().getCOSObject().setItem(COSName.NAMES, tree);
        };
    }

    private static byte[] mail(String type, String text) {
        return bytes("From: a@example.com\r\nSubject: Parcel\r\nMIME-Version: 1.0\r\nContent-Type: " + type
                + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(text.getBytes(UTF_8)) + "\r\n");
    }

    private static byte[] attached(String name, byte[] content) {
        return multipart("Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"" + name
                + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(content));
    }

    private static byte[] forwarded(byte[] mail, int times) {
        byte[] forwarded = mail;
        for (int i = 0; i < times; i++) {
            forwarded = multipart("b" + i, "Content-Type: message/rfc822\r\n\r\n" + new String(forwarded, ISO_8859_1));
        }
        return forwarded;
    }

    private static byte[] multipart(String part) {
        return multipart("b", part);
    }

    private static byte[] multipart(String boundary, String part) {
        return bytes("From: a@example.com\r\nSubject: Parcel\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\r\n\r\n--" + boundary + "\r\n" + part
                + "\r\n--" + boundary + "--\r\n");
    }

    private static byte[] many(int count) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (int i = 0; i < count; i++) {
                zip.putNextEntry(new ZipEntry(i + ".txt"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Sets the flag in both headers. */
    private static byte[] encrypted(byte[] zip) {
        String text = new String(zip, ISO_8859_1);
        int table = text.indexOf("PK\1\2");
        byte[] changed = zip.clone();
        changed[6] |= 1;
        changed[table + 8] |= 1;
        return changed;
    }

    private static byte[] renamedInTable(byte[] zip) {
        String text = new String(zip, ISO_8859_1);
        int table = text.indexOf("PK\1\2");
        return bytes(text.substring(0, table) + text.substring(table).replace("abcd.txt", "abce.txt"));
    }

    /** As bombs do that unpack the same bytes again and again. */
    private static byte[] listedTwice(byte[] zip) {
        String text = new String(zip, ISO_8859_1);
        int table = text.indexOf("PK\1\2");
        int end = text.indexOf("PK\5\6");
        byte[] twice = bytes(text.substring(0, end) + text.substring(table));
        ByteBuffer ending = ByteBuffer.wrap(twice).order(ByteOrder.LITTLE_ENDIAN);
        int endTwice = end + (end - table);
        ending.putShort(endTwice + 8, (short) 2).putShort(endTwice + 10, (short) 2);
        ending.putInt(endTwice + 12, 2 * (end - table));
        return twice;
    }

    private static byte[] with(byte[] file, String more) {
        return with(file, bytes(more));
    }

    private static byte[] with(byte[] file, byte[] more) {
        return bytes(new String(file, ISO_8859_1) + new String(more, ISO_8859_1));
    }

    /** In Latin-1, a character a byte; names of files in Chinese are in the zips only. */
    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static Optional<EvidenceType> type(byte[] file) throws IOException {
        try (Spool spool = spool(file)) {
            return EvidenceType.of(spool);
        }
    }

    private static void look(byte[] file) throws IOException {
        try (Spool spool = spool(file)) {
            new Safety().require(spool, EvidenceType.of(spool).orElseThrow());
        }
    }

    private static Spool spool(byte[] file) throws IOException {
        return Spool.of(WORK, new ByteArrayInputStream(file), (buffer, count) -> {});
    }
}
