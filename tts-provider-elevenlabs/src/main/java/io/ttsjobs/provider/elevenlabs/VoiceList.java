package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.speech.Voice;
import io.ttsjobs.spi.ProviderApiException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The account's voices, asked for page by page once and then remembered; a failure is not. Thread-safe. */
final class VoiceList {

    /** Ten thousand voices; a server that still has more has no end. */
    private static final int MAX_PAGES = 100;

    private final Source source;
    private volatile @Nullable List<Voice> known;

    /** Asks for one page. */
    interface Source {
        VoicePage page(Optional<String> token) throws InterruptedException;
    }

    VoiceList(Source source) {
        this.source = source;
    }

    /** Two threads that come first may both ask; that is cheaper than a lock held over the network. */
    List<Voice> get() throws InterruptedException {
        List<Voice> voices = known;
        if (voices == null) {
            voices = fetch();
            known = voices;
        }
        return voices;
    }

    /** The first page may hold voices that come again later. */
    private List<Voice> fetch() throws InterruptedException {
        Map<String, Voice> byId = new LinkedHashMap<>();
        Set<String> tokens = new HashSet<>();
        Optional<String> token = Optional.empty();
        for (int number = 1; number <= MAX_PAGES; number++) {
            VoicePage page = source.page(token);
            page.voices().forEach(voice -> byId.putIfAbsent(voice.id(), voice));
            token = page.next();
            if (token.isEmpty()) {
                return List.copyOf(byId.values());
            }
            if (!tokens.add(token.get())) {
                throw new ProviderApiException("the list of voices turns in a circle: page " + number
                        + " leads back to itself or to one before it");
            }
        }
        throw new ProviderApiException("the list of voices does not end after " + MAX_PAGES + " pages");
    }
}
