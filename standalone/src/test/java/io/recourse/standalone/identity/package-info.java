@NullMarked
package io.recourse.standalone.identity;

import org.jspecify.annotations.NullMarked;
