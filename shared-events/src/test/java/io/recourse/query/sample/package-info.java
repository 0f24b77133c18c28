/** The smallest projection that the wiring can be tried on. */
@NullMarked
package io.recourse.query.sample;

import org.jspecify.annotations.NullMarked;
