package io.recourse.query.change;

import java.util.List;

/** Wants to know what changed as soon as it can be read. Called by one thread, which it must not keep. */
public interface ChangeListener {

    /** @param changes in their order; of a case that changed several times in short order perhaps the last only */
    void changed(List<Change> changes);
}
