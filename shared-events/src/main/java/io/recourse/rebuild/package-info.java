/** How a read model is made anew beside the one that is read: what is asked for, and how far it has come. */
@NullMarked
package io.recourse.rebuild;

import org.jspecify.annotations.NullMarked;
