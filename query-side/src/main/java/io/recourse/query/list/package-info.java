/** What all lists and reads have in common: asking, filtering, known parameters. */
@NullMarked
package io.recourse.query.list;

import org.jspecify.annotations.NullMarked;
