/** Text on its way from requests into commands: without secrets, and with a word to the caller where they were. */
@NullMarked
package io.recourse.runtime.masking;

import org.jspecify.annotations.NullMarked;
