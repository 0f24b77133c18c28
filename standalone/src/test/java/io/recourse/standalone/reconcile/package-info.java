@NullMarked
package io.recourse.standalone.reconcile;

import org.jspecify.annotations.NullMarked;
