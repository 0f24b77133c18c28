package io.recourse.query.audit.access;

import io.recourse.query.list.Filter;
import io.recourse.query.list.Numbers;
import io.recourse.runtime.web.Page;
import io.recourse.runtime.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who looked, for auditors. Looking at this is recorded too. */
@RestController
@Tag(name = "Audit")
class AccessController {

    private static final String LIST = "accesses";

    private final AccessLog log;

    AccessController(AccessLog log) {
        this.log = log;
    }

    @GetMapping("/api/v1/audit/accesses")
    @Operation(
            summary = "Who read what, and what for",
            description =
                    "Every answer to a read of personal data or of the history, refusals among them, the latest first."
                            + " It was recorded before it was sent. Filters combine; each but time takes several values.")
    Page<Access> list(@Filter AccessFilter filter, Paging paging) {
        List<Access> found = log.read(filter, Numbers.after(paging, LIST), paging.limit() + 1);
        return Numbers.page(LIST, found, paging.limit(), Access::id);
    }
}
