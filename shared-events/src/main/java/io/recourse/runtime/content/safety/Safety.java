package io.recourse.runtime.content.safety;

import io.recourse.runtime.problem.Flaw;
import java.io.IOException;

/** Looks into one upload and all that is packed in it. */
public final class Safety {
    private final Allowance allowance = new Allowance();

    /**
     * How deep something is packed.
     *
     * @param zips around it
     * @param messages around it
     */
    record Depth(int zips, int messages) {
        /** A zip in a zip, and not another in that. */
        private static final int ZIP_LIMIT = 2;

        private static final int MESSAGE_LIMIT = 5;

        Depth inZip() {
            return checked(new Depth(zips + 1, messages));
        }

        Depth inMessage() {
            return checked(new Depth(zips, messages + 1));
        }

        private static Depth checked(Depth depth) {
            if (depth.zips > ZIP_LIMIT || depth.messages > MESSAGE_LIMIT) {
                throw new Unsafe(Flaw.Kind.FILE_NESTED);
            }
            return depth;
        }
    }

    /** @throws Unsafe when the file holds what evidence must not hold, or cannot be looked into */
    public void require(Spool file, EvidenceType type) throws IOException {
        require(file, type, new Depth(0, 0));
    }

    /** Something packed in an upload must itself be acceptable. An empty file is. */
    void requireMember(Spool member, Depth depth) throws IOException {
        if (member.sizeBytes() > 0) {
            EvidenceType type = EvidenceType.of(member).orElseThrow(() -> new Unsafe(Flaw.Kind.FILE_MEMBER_TYPE));
            require(member, type, depth);
        }
    }

    Allowance allowance() {
        return allowance;
    }

    private void require(Spool file, EvidenceType type, Depth depth) throws IOException {
        Polyglot.refuse(file, type);
        switch (type) {
            case PDF -> PdfSafety.require(file);
            case JPEG, PNG, GIF, TIFF -> refuse(file, Markers.PAGE_IN_BYTES);
            case TEXT -> refuse(file, Markers.PAGE);
            case MAIL -> new MailSafety(this).require(file, depth.inMessage());
            case ZIP -> new ZipSafety(this).require(file, depth.inZip());
        }
    }

    private static void refuse(Spool file, Markers markers) throws IOException {
        if (markers.in(file)) {
            throw new Unsafe(Flaw.Kind.FILE_ACTIVE);
        }
    }
}
