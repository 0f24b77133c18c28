package io.recourse.runtime.content.virus;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A scanner that knows viruses. */
public interface VirusScan {

    /**
     * @param bytes read to their end, not closed
     * @return the name of what was found, empty when the file is clean
     * @throws io.recourse.runtime.problem.ProblemException 503 when the scanner gives no answer: the file is not clean then
     * @throws IOException when {@code bytes} cannot be read
     */
    Optional<String> scan(InputStream bytes) throws IOException;
}
