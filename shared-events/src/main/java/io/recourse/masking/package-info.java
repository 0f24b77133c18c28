/** What must not be stored: card numbers, identity numbers, passwords and verification codes are found in text and masked. */
@NullMarked
package io.recourse.masking;

import org.jspecify.annotations.NullMarked;
