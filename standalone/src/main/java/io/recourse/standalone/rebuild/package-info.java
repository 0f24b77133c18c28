/** Makes read models anew, from the command line. */
@NullMarked
package io.recourse.standalone.rebuild;

import org.jspecify.annotations.NullMarked;
