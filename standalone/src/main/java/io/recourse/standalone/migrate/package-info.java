/** The way from the embedded event store to an Axon Server. */
@NullMarked
package io.recourse.standalone.migrate;

import org.jspecify.annotations.NullMarked;
