/** Who calls, and what the caller may reach. */
@NullMarked
package io.recourse.runtime.security;

import org.jspecify.annotations.NullMarked;
