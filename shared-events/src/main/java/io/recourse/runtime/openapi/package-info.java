/** The description of the API, generated from the controllers, and a page to try it. */
@NullMarked
package io.recourse.runtime.openapi;

import org.jspecify.annotations.NullMarked;
