/**
 * Replays complaints of the public CFPB database as cases, in virtual time, so that the deadline saga decides which of them were
 * answered late.
 */
@NullMarked
package io.recourse.standalone.cfpb;

import org.jspecify.annotations.NullMarked;
