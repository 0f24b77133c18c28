@NullMarked
package io.recourse.standalone.audit;

import org.jspecify.annotations.NullMarked;
