/** What both sides agree on: identifiers, money, events, commands and queries. */
@NullMarked
package io.recourse;

import org.jspecify.annotations.NullMarked;
