@NullMarked
package io.recourse.standalone.backup;

import org.jspecify.annotations.NullMarked;
