/** Has files scanned for viruses before they are kept, if a scanner is there. */
@NullMarked
package io.recourse.runtime.content.virus;

import org.jspecify.annotations.NullMarked;
