@NullMarked
package io.recourse.query.search;

import org.jspecify.annotations.NullMarked;
