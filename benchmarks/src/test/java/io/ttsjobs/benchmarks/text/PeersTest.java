package io.ttsjobs.benchmarks.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ttsjobs.text.TextSpan;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PeersTest {

    private static final String TEXT = "It was a dark night. The rain fell in torrents. Nobody was about.";

    @ParameterizedTest
    @EnumSource
    void find_plainSentences_areAllFound(SentencePeer peer) {
        Object found = peer.open(Locale.ENGLISH).apply(TEXT);
        assertThat(sizeOf(found)).isEqualTo(3);
    }

    @Test
    void open_noModelOfTheLanguage_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SentencePeer.OPENNLP.open(Locale.CHINESE))
                .withMessageContaining("zh");
    }

    @ParameterizedTest
    @EnumSource
    void chunk_plainSentences_areCutApart(ChunkPeer peer) {
        List<TextSpan> chunks = ChunkPlaces.of(TEXT, peer.chunk(new Book("", Locale.ENGLISH, TEXT), 30));
        assertThat(chunks).containsExactly(new TextSpan(0, 20), new TextSpan(21, 47), new TextSpan(48, 65));
    }

    private static int sizeOf(Object found) {
        if (found instanceof Integer count) {
            return count;
        }
        return found instanceof Collection<?> list ? list.size() : Array.getLength(found);
    }
}
