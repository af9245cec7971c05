/** Long-form text-to-speech jobs: jobs, text, timing and audio. */
module io.ttsjobs.core {
    requires transitive io.ttsjobs.spi;
    requires static org.jspecify;
    requires com.fasterxml.jackson.core;
    requires org.slf4j;

    exports io.ttsjobs.audio;
    exports io.ttsjobs.job;
    exports io.ttsjobs.provider;
    exports io.ttsjobs.text;
    exports io.ttsjobs.timing;

    uses io.ttsjobs.spi.TtsProviderFactory;
}
