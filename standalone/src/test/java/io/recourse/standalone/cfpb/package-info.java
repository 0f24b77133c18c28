@NullMarked
package io.recourse.standalone.cfpb;

import org.jspecify.annotations.NullMarked;
