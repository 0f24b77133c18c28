@NullMarked
package io.recourse.audit;

import org.jspecify.annotations.NullMarked;
