/** How the work goes, for those who lead it: who has how much, when it comes in, and how well it is done. */
@NullMarked
package io.recourse.query.supervision;

import org.jspecify.annotations.NullMarked;
