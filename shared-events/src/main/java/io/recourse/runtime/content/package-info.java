/** The bytes of receipts: taken in, checked, kept under their hash and given out, never whole in memory. */
@NullMarked
package io.recourse.runtime.content;

import org.jspecify.annotations.NullMarked;
