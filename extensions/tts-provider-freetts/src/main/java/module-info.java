/** Real speech with no key and no network, by FreeTTS. */
module io.ttsjobs.provider.freetts {
    requires static org.jspecify;
    requires freetts;
    // FreeTTS is no module and cannot say that it logs, parses XML and names a sound type in a signature.
    requires java.desktop;
    requires java.logging;
    requires transitive io.ttsjobs.spi;

    exports io.ttsjobs.provider.freetts;

    provides io.ttsjobs.spi.TtsProviderFactory with
            io.ttsjobs.provider.freetts.FreeTtsProviderFactory;
}
