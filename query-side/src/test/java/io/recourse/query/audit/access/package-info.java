@NullMarked
package io.recourse.query.audit.access;

import org.jspecify.annotations.NullMarked;
