package io.recourse.standalone.identity;

import io.recourse.standalone.data.UserError;
import java.net.InetAddress;
import java.util.Optional;

/** Demo clients are for whoever sits at the machine; on a network they would be an open door. */
final class LoopbackOnly {

    private LoopbackOnly() {}

    /** @param address where the server will listen; empty means on every address */
    static void require(Optional<InetAddress> address) {
        if (!address.map(InetAddress::isLoopbackAddress).orElse(false)) {
            throw new UserError("Refusing to listen on "
                    + address.map(InetAddress::getHostAddress).orElse("every address")
                    + " with demo clients: set recourse.demo=false and name your own issuer of tokens"
                    + " (spring.security.oauth2.resourceserver.jwt.issuer-uri), or listen on 127.0.0.1.");
        }
    }
}
