/** How requests are read and answered: strict JSON, versions, cursors, limits. */
@NullMarked
package io.recourse.runtime.web;

import org.jspecify.annotations.NullMarked;
