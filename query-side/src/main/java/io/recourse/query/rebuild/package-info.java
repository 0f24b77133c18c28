/**
 * Read models are made anew beside those that are read: read from the history by the same code, compared with what is read, and
 * put in its place at once.
 */
@NullMarked
package io.recourse.query.rebuild;

import org.jspecify.annotations.NullMarked;
