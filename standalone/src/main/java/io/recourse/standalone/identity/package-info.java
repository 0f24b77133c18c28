/** The standalone's own issuer of tokens, with clients to try every role. */
@NullMarked
package io.recourse.standalone.identity;

import org.jspecify.annotations.NullMarked;
