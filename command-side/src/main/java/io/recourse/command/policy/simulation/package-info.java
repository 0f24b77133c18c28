/** What policies would have done to cases that went otherwise. */
@NullMarked
package io.recourse.command.policy.simulation;

import org.jspecify.annotations.NullMarked;
