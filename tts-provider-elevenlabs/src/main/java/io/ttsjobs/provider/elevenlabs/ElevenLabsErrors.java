package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.http.ErrorTable;
import io.ttsjobs.http.ErrorTable.Kind;
import io.ttsjobs.http.Redactor;
import java.time.Clock;

/** What ElevenLabs' words for a fault mean. One fault may carry different words as code, status and type. */
final class ElevenLabsErrors {

    private ElevenLabsErrors() {}

    static ErrorTable table(Redactor redactor, Clock clock) {
        return ErrorTable.builder()
                // With 401 or 402, by the age of the server: no credit, or a plan that does not include this.
                .words(Kind.QUOTA, "quota_exceeded", "insufficient_credits", "payment_required", "paid_plan_required")
                .words(Kind.AUTH, "invalid_api_key", "missing_api_key", "detected_unusual_activity")
                // Other reasons for 403 are a format that is none, or one that the plan does not include.
                .row(403, Kind.AUTH, "insufficient_permissions", "missing_permissions", "unauthorized")
                // The other words of 429, rate_limit_exceeded and system_busy, ask for patience and not for fewer
                // calls.
                .row(429, Kind.CONCURRENCY, "concurrent_limit_exceeded", "too_many_concurrent_requests")
                .build(redactor, clock);
    }
}
