@NullMarked
package io.recourse.query.audit.export;

import org.jspecify.annotations.NullMarked;
