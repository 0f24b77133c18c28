@NullMarked
package io.recourse.standalone.migrate;

import org.jspecify.annotations.NullMarked;
