/** A deterministic mock provider, a manual clock and the contracts that providers and stores keep. */
module io.ttsjobs.testkit {
    requires transitive io.ttsjobs.core;
    requires transitive io.ttsjobs.spi;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires static org.assertj.core;
    requires static org.jspecify;
    requires static transitive org.junit.jupiter.api;

    exports io.ttsjobs.testkit;

    // The tests of a contract are package-private, so that a subclass cannot change one.
    opens io.ttsjobs.testkit to
            org.junit.platform.commons;
}
