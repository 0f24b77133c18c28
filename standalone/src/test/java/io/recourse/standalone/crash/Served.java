package io.recourse.standalone.crash;

import java.io.IOException;
import java.net.URI;

/** Where requests are sent, and in whose name. */
public interface Served {

    /** Of the process that takes this request; asked anew for each, as one sent again may go to another process. */
    URI url(String method, String path);

    /**
     * A bearer token.
     *
     * @param client name of a demo client
     * @throws IOException when none is to be had now
     */
    String token(String client) throws IOException;
}
