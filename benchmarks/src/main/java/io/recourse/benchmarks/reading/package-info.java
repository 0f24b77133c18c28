/** What reads cost among a million cases, and polls beside an empty handler. */
@NullMarked
package io.recourse.benchmarks.reading;

import org.jspecify.annotations.NullMarked;
