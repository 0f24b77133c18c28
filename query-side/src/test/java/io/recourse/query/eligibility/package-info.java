@NullMarked
package io.recourse.query.eligibility;

import org.jspecify.annotations.NullMarked;
