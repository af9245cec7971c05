package io.ttsjobs.provider.openai;

import io.ttsjobs.http.ErrorTable;
import io.ttsjobs.http.ErrorTable.Kind;
import io.ttsjobs.http.Redactor;
import java.time.Clock;

/** What OpenAI's answers mean beyond what HTTP says. */
final class OpenAiErrors {

    private OpenAiErrors() {}

    static ErrorTable table(Redactor redactor, Clock clock) {
        return ErrorTable.builder()
                // Comes with 429, but no wait brings credit back.
                .words(
                        Kind.QUOTA,
                        "insufficient_quota",
                        "credit_balance_exhausted",
                        "organization_spend_limit_exceeded",
                        "project_spend_limit_exceeded",
                        "organization_usage_limit_exceeded")
                // The key is good; where it is used, or for what, is not.
                .row(403, Kind.REFUSED, "unsupported_country_region_territory", "model_not_found")
                .row(403, Kind.AUTH)
                .build(redactor, clock);
    }
}
