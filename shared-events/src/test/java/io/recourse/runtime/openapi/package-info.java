@NullMarked
package io.recourse.runtime.openapi;

import org.jspecify.annotations.NullMarked;
