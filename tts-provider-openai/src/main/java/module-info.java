/** Speech from OpenAI and from servers that speak its protocol. */
module io.ttsjobs.provider.openai {
    requires transitive io.ttsjobs.spi;
    requires static org.jspecify;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires java.net.http;

    exports io.ttsjobs.provider.openai;

    provides io.ttsjobs.spi.TtsProviderFactory with
            io.ttsjobs.provider.openai.OpenAiProviderFactory;
}
