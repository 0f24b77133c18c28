/** The schemas of the database and how they come to be. */
@NullMarked
package io.recourse.runtime.database;

import org.jspecify.annotations.NullMarked;
