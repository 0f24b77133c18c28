/** What the proofs about the history are made of: hashes, trees, signed checkpoints. Needs nothing but Java. */
@NullMarked
package io.recourse.audit;

import org.jspecify.annotations.NullMarked;
