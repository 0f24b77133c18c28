@NullMarked
package io.recourse.query.list;

import org.jspecify.annotations.NullMarked;
