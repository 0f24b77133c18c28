package io.recourse.standalone.migrate;

import io.recourse.standalone.data.UserError;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;

/**
 * Tells a processor's position in the words of Axon Server, so that it goes on with the very event that it would have gone on with: a
 * saga that saw one twice, or missed one, would move money twice or never.
 */
record TokenTranslation(Positions positions) {

    /**
     * @param whose the processor, for the message of a failure
     * @throws UserError when the processor is not at one place: it still waits for an event before its position, or does again what it
     *     did before
     */
    TrackingToken translated(TrackingToken token, String whose) {
        if (!(token instanceof GapAwareTrackingToken at)) {
            throw new UserError("Processor " + whose + " has a position of the kind "
                    + token.getClass().getSimpleName() + ", which cannot be carried over; let it end what it does.");
        }
        if (positions.anyAt(at.getGaps())) {
            throw new UserError(
                    "Processor " + whose + " has not seen an event before its position; start this installation, let"
                            + " it catch up, and stop it.");
        }
        return new GlobalSequenceTrackingToken(positions.upTo(at.getIndex()) - 1);
    }
}
