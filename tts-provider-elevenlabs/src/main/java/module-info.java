/** Speech with character timings from ElevenLabs. */
module io.ttsjobs.provider.elevenlabs {
    requires transitive io.ttsjobs.spi;
    requires static org.jspecify;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires java.net.http;

    exports io.ttsjobs.provider.elevenlabs;

    provides io.ttsjobs.spi.TtsProviderFactory with
            io.ttsjobs.provider.elevenlabs.ElevenLabsProviderFactory;
}
