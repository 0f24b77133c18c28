@NullMarked
package io.recourse.standalone.csv;

import org.jspecify.annotations.NullMarked;
