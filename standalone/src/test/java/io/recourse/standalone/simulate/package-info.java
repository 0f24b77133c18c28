@NullMarked
package io.recourse.standalone.simulate;

import org.jspecify.annotations.NullMarked;
