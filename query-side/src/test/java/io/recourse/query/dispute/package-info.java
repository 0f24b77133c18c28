@NullMarked
package io.recourse.query.dispute;

import org.jspecify.annotations.NullMarked;
