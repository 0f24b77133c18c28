package io.recourse.runtime.content.safety;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.recourse.runtime.problem.Flaw;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipLong;
import org.apache.commons.compress.archivers.zip.ZipShort;

/**
 * Refuses a zip that holds what would not be accepted by itself, that unpacks outside its folder or to too much, or that
 * different programs would unpack differently (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT).
 */
final class ZipSafety {
    private static final int LOCAL_HEADER_BYTES = 30;
    private static final int LOCAL_NAME_LENGTH_AT = 26;
    private static final String END = "PK\5\6";
    private static final int END_BYTES = 22;
    private static final int TABLE_SIZE_AT = 12;
    private static final int TABLE_OFFSET_AT = 16;
    private static final int COMMENT_LENGTH_AT = 20;
    private static final int COMMENT_LIMIT_BYTES = 65_535;
    private static final String JAR_FOLDER = "META-INF/";

    /** Signature, checksum and two sizes of 8 bytes. */
    private static final int DESCRIPTOR_LIMIT_BYTES = 24;

    private final Safety safety;

    ZipSafety(Safety safety) {
        this.safety = safety;
    }

    void require(Spool file, Safety.Depth depth) throws IOException {
        try (ZipFile zip = open(file.path())) {
            List<ZipArchiveEntry> entries = inOrder(zip);
            requireOneReading(file, entries);
            requirePlain(zip, entries);
            for (ZipArchiveEntry entry : entries) {
                requireContent(file, zip, entry, depth);
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw new Unsafe(Flaw.Kind.FILE_DAMAGED);
        }
    }

    private static ZipFile open(Path path) throws IOException {
        try {
            return ZipFile.builder().setPath(path).get();
        } catch (IOException | IllegalArgumentException e) {
            throw new Unsafe(Flaw.Kind.FILE_DAMAGED);
        }
    }

    private static List<ZipArchiveEntry> inOrder(ZipFile zip) {
        List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
        return entries.stream()
                .sorted(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset))
                .toList();
    }

    /** Entries follow each other from the first byte to the table, each named there as in front of its content. */
    private static void requireOneReading(Spool file, List<ZipArchiveEntry> entries) throws IOException {
        long end = 0;
        long slack = 0;
        for (ZipArchiveEntry entry : entries) {
            requireFollows(entry.getLocalHeaderOffset(), end, slack);
            if (!Arrays.equals(entry.getRawName(), localName(file, entry))) {
                throw new Unsafe(Flaw.Kind.FILE_AMBIGUOUS);
            }
            end = entry.getDataOffset() + entry.getCompressedSize();
            slack = entry.getGeneralPurposeBit().usesDataDescriptor() ? DESCRIPTOR_LIMIT_BYTES : 0;
        }
        requireFollows(tableOffset(file), end, slack);
    }

    private static void requireFollows(long offset, long end, long slack) {
        if (offset < end || offset > end + slack) {
            throw new Unsafe(Flaw.Kind.FILE_AMBIGUOUS);
        }
    }

    private static byte[] localName(Spool file, ZipArchiveEntry entry) throws IOException {
        long offset = entry.getLocalHeaderOffset();
        int length = ZipShort.getValue(file.read(offset, LOCAL_HEADER_BYTES), LOCAL_NAME_LENGTH_AT);
        return file.read(offset + LOCAL_HEADER_BYTES, length);
    }

    /** The file must end with the end of the zip, and the table directly before that. */
    private static long tableOffset(Spool file) throws IOException {
        byte[] tail = file.end(END_BYTES + COMMENT_LIMIT_BYTES);
        int at = new String(tail, ISO_8859_1).lastIndexOf(END);
        if (at < 0 || at + END_BYTES > tail.length) {
            throw new Unsafe(Flaw.Kind.FILE_DAMAGED);
        }
        long size = ZipLong.getValue(tail, at + TABLE_SIZE_AT);
        long offset = ZipLong.getValue(tail, at + TABLE_OFFSET_AT);
        int comment = ZipShort.getValue(tail, at + COMMENT_LENGTH_AT);
        if (at + END_BYTES + comment != tail.length || offset + size != file.sizeBytes() - tail.length + at) {
            throw new Unsafe(Flaw.Kind.FILE_AMBIGUOUS);
        }
        return offset;
    }

    private static void requirePlain(ZipFile zip, List<ZipArchiveEntry> entries) {
        Set<String> names = new HashSet<>();
        for (ZipArchiveEntry entry : entries) {
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw new Unsafe(Flaw.Kind.FILE_ENCRYPTED);
            }
            String name = entry.getName().replace('\\', '/');
            if (entry.isUnixSymlink() || leavesFolder(name)) {
                throw new Unsafe(Flaw.Kind.FILE_PATH);
            }
            if (ProgramName.is(name) || name.toUpperCase(Locale.ROOT).startsWith(JAR_FOLDER)) {
                throw new Unsafe(Flaw.Kind.FILE_PROGRAM);
            }
            if (!zip.canReadEntryData(entry)) {
                throw new Unsafe(Flaw.Kind.FILE_DAMAGED);
            }
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw new Unsafe(Flaw.Kind.FILE_AMBIGUOUS);
            }
        }
    }

    private static boolean leavesFolder(String name) {
        return name.isEmpty()
                || name.startsWith("/")
                || name.contains(":")
                || name.chars().anyMatch(Character::isISOControl)
                || Arrays.asList(name.split("/", -1)).contains("..");
    }

    private void requireContent(Spool file, ZipFile zip, ZipArchiveEntry entry, Safety.Depth depth) throws IOException {
        safety.allowance().member();
        try (InputStream bytes = zip.getInputStream(entry);
                Spool member = file.member(bytes, safety.allowance())) {
            if (entry.isDirectory() && member.sizeBytes() > 0) {
                throw new Unsafe(Flaw.Kind.FILE_AMBIGUOUS);
            }
            if (!isOfTheFinder(entry.getName(), member)) {
                safety.requireMember(member, depth);
            }
        }
    }

    /** macOS puts its own notes into every zip: AppleDouble files (RFC 1740) and the looks of folders. */
    private static boolean isOfTheFinder(String name, Spool member) throws IOException {
        String beginning = new String(member.beginning(8), ISO_8859_1);
        return name.startsWith("__MACOSX/") && beginning.startsWith("\0\5\26\7")
                || name.endsWith(".DS_Store") && beginning.equals("\0\0\0\1Bud1");
    }
}
