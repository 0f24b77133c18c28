@NullMarked
package io.recourse.command.policy;

import org.jspecify.annotations.NullMarked;
