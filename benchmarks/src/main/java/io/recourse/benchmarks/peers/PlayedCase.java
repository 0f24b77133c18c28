package io.recourse.benchmarks.peers;

/** One case of a {@link Peer}, played by one thread. */
public interface PlayedCase {

    /**
     * Returns once the step is on disk. The steps are taken in their order, each once.
     *
     * @throws Exception when it was refused: no measurement goes on after that
     */
    void take(Step step) throws Exception;

    /** What can be read of the case. */
    History history() throws Exception;
}
