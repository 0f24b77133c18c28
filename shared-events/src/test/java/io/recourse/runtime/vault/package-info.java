@NullMarked
package io.recourse.runtime.vault;

import org.jspecify.annotations.NullMarked;
