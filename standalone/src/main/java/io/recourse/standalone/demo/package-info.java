/** Shows the system at work: one case walked through its HTTP interface, from the complaint to the refund. */
@NullMarked
package io.recourse.standalone.demo;

import org.jspecify.annotations.NullMarked;
