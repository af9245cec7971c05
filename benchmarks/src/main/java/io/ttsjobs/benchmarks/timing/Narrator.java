package io.ttsjobs.benchmarks.timing;

import java.io.IOException;
import java.util.List;

/** A voice that tells when it says each word. */
interface Narrator {

    /** Speaks texts, each on its own. */
    List<Narration> narrate(List<String> texts) throws IOException, InterruptedException;
}
