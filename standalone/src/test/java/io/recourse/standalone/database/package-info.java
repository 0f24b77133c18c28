@NullMarked
package io.recourse.standalone.database;

import org.jspecify.annotations.NullMarked;
