/** Policies as data: documents that say which promises and terms a case comes with, and where that is written. */
@NullMarked
package io.recourse.command.policy.pack;

import org.jspecify.annotations.NullMarked;
