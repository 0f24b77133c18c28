@NullMarked
package io.recourse.dispute;

import org.jspecify.annotations.NullMarked;
