/** Backups of a data directory: a copy of the cluster, the log since, and what a server needs beside it; and the way back. */
@NullMarked
package io.recourse.standalone.backup;

import org.jspecify.annotations.NullMarked;
