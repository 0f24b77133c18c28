/** What the requests of this side have in common. */
@NullMarked
package io.recourse.command.web;

import org.jspecify.annotations.NullMarked;
