@NullMarked
package io.recourse.standalone.demo;

import org.jspecify.annotations.NullMarked;
