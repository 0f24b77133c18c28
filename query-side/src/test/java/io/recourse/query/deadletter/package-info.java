@NullMarked
package io.recourse.query.deadletter;

import org.jspecify.annotations.NullMarked;
