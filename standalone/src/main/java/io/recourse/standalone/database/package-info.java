/** PostgreSQL as a part of this program: unpacked, started, found again after a crash and stopped. */
@NullMarked
package io.recourse.standalone.database;

import org.jspecify.annotations.NullMarked;
