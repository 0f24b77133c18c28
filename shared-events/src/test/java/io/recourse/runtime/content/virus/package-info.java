/** Tests of scanning for viruses. */
@NullMarked
package io.recourse.runtime.content.virus;

import org.jspecify.annotations.NullMarked;
