/** Administrators have read models made anew: the commands go to query-side, which owns them. */
@NullMarked
package io.recourse.command.rebuild;

import org.jspecify.annotations.NullMarked;
