/** What a provider of speech implements, and the values that providers and the library share. */
module io.ttsjobs.spi {
    requires static transitive java.net.http;
    requires static transitive org.jspecify;

    exports io.ttsjobs.http;
    exports io.ttsjobs.speech;
    exports io.ttsjobs.spi;
}
