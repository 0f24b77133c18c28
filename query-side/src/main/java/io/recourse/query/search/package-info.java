/** Finds cases by what was said in them, in Chinese and English. */
@NullMarked
package io.recourse.query.search;

import org.jspecify.annotations.NullMarked;
