/** What tests of every module share. */
@NullMarked
package io.recourse.testing;

import org.jspecify.annotations.NullMarked;
