@NullMarked
package io.recourse.query.webhook;

import org.jspecify.annotations.NullMarked;
