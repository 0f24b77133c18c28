/** The deployment files belong together and to the code: what one of them names, another one defines. */
@NullMarked
package io.recourse.standalone.deploy;

import org.jspecify.annotations.NullMarked;
