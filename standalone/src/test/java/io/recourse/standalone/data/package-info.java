@NullMarked
package io.recourse.standalone.data;

import org.jspecify.annotations.NullMarked;
