@NullMarked
package io.recourse.standalone.server;

import org.jspecify.annotations.NullMarked;
