/** Every refusal and failure as one RFC 9457 problem document, in the reader's language. */
@NullMarked
package io.recourse.runtime.problem;

import org.jspecify.annotations.NullMarked;
