package io.recourse.runtime.content.safety;

import io.recourse.runtime.problem.Flaw;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/** Refuses an e-mail with a script in its words, or with something attached that would not be accepted by itself. */
final class MailSafety {
    /** Lines are at most 998 characters long (RFC 5322, 2.1.1); some programs write longer ones. */
    private static final MimeConfig LIMITS = new MimeConfig.Builder()
            .setMaxLineLen(64 * 1024)
            .setMaxHeaderLen(64 * 1024)
            .setMaxHeaderCount(1_000)
            .build();

    private final Safety safety;

    MailSafety(Safety safety) {
        this.safety = safety;
    }

    void require(Spool file, Safety.Depth depth) throws IOException {
        try (InputStream bytes = file.open()) {
            require(file, bytes, depth);
        } catch (MimeException e) {
            throw new Unsafe(Flaw.Kind.FILE_DAMAGED);
        }
    }

    private void require(Spool file, InputStream bytes, Safety.Depth outside) throws IOException, MimeException {
        var mail = new MimeTokenStream(LIMITS);
        mail.parse(bytes);
        var names = new ArrayList<String>();
        var depths = new ArrayList<>(List.of(outside));
        for (EntityState state = mail.getState(); state != EntityState.T_END_OF_STREAM; state = mail.next()) {
            switch (state) {
                case T_START_HEADER -> names.clear();
                case T_FIELD -> names.addAll(PartNames.in(mail.getField()));
                case T_START_MESSAGE ->
                    depths.add(depths.size() == 1 ? outside : depths.getLast().inMessage());
                case T_END_MESSAGE -> depths.removeLast();
                case T_BODY -> requirePart(file, mail, names, depths.getLast());
                case T_END_BODYPART,
                        T_END_HEADER,
                        T_END_MULTIPART,
                        T_END_OF_STREAM,
                        T_EPILOGUE,
                        T_PREAMBLE,
                        T_RAW_ENTITY,
                        T_START_BODYPART,
                        T_START_MULTIPART -> {}
            }
        }
    }

    private void requirePart(Spool file, MimeTokenStream mail, List<String> names, Safety.Depth depth)
            throws IOException {
        if (names.stream().anyMatch(ProgramName::is)) {
            throw new Unsafe(Flaw.Kind.FILE_PROGRAM);
        }
        safety.allowance().member();
        try (Spool part = file.member(mail.getDecodedInputStream(), safety.allowance())) {
            String declared = mail.getBodyDescriptor().getMimeType().toLowerCase(Locale.ROOT);
            if (declared.equals("text/html") && names.isEmpty()) {
                HtmlSafety.require(part, mail.getBodyDescriptor().getCharset());
            } else {
                safety.requireMember(part, depth);
            }
        }
    }
}
