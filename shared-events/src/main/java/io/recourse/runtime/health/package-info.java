/** What an operator and a load balancer may ask: do the processors run, and how far behind are they. */
@NullMarked
package io.recourse.runtime.health;

import org.jspecify.annotations.NullMarked;
