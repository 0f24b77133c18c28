@NullMarked
package io.recourse.standalone.export;

import org.jspecify.annotations.NullMarked;
