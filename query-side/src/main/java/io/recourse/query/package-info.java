/** Answers: folds events into read models and serves them. */
@NullMarked
package io.recourse.query;

import org.jspecify.annotations.NullMarked;
