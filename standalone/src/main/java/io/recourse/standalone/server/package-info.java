/** The running installation: database, application and the way in. */
@NullMarked
package io.recourse.standalone.server;

import org.jspecify.annotations.NullMarked;
