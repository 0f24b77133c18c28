@NullMarked
package io.recourse.query.audit;

import org.jspecify.annotations.NullMarked;
