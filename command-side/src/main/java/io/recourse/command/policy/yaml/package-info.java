/** Documents that people write, with the place of every mistake. */
@NullMarked
package io.recourse.command.policy.yaml;

import org.jspecify.annotations.NullMarked;
