package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.information.ProvidedItem;
import io.recourse.information.RequestId;
import java.util.List;
import org.axonframework.serialization.Revision;

/** Something that was asked for has come.
 *
 * @param complete nothing mandatory is missing any more
 * @param late the deadline had passed
 */
@Revision("1")
public record InformationProvided(
        CaseId caseId,
        RequestId requestId,
        Party party,
        List<ProvidedItem> items,
        boolean complete,
        boolean late,
        Act act)
        implements DisputeEvent {
    public InformationProvided {
        items = List.copyOf(items);
    }
}
