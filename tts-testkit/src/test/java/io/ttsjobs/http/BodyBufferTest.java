package io.ttsjobs.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyBufferTest {

    private static final int BLOCK = 64 * 1024;

    private final BodyBuffer buffer = new BodyBuffer();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK, 3 * BLOCK + 7})
    void open_whateverSize_givesBackWhatWasWritten(int size) throws IOException {
        byte[] bytes = noise(size);
        buffer.write(bytes);
        assertThat(buffer.size()).isEqualTo(size);
        assertThat(buffer.open().readAllBytes()).isEqualTo(bytes);
    }

    @Test
    void write_inPiecesOfEverySize_joinsThem() throws IOException {
        byte[] bytes = noise(200_000);
        int from = 0;
        for (int length = 0; from < bytes.length; length++) {
            int count = Math.min(length, bytes.length - from);
            buffer.write(bytes, from, count);
            from += count;
        }
        assertThat(buffer.open().readAllBytes()).isEqualTo(bytes);
    }

    @Test
    void write_singleBytes_areKept() throws IOException {
        buffer.write(0xFF);
        buffer.write(0x100);
        assertThat(buffer.open().readAllBytes()).containsExactly(0xFF, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, BLOCK, BLOCK + 1, 2 * BLOCK + 5, 10 * BLOCK})
    void head_mostBytes_isTheStartOrAll(int most) throws IOException {
        byte[] bytes = noise(2 * BLOCK + 5);
        buffer.write(bytes);
        assertThat(buffer.head(most)).isEqualTo(Arrays.copyOf(bytes, Math.min(most, bytes.length)));
    }

    @Test
    void open_twice_readsFromTheStartEachTime() throws IOException {
        buffer.write(noise(100));
        byte[] first = buffer.open().readAllBytes();
        assertThat(buffer.open().readAllBytes()).isEqualTo(first);
    }

    @Test
    void open_thenWrite_readsWhatWasThere() throws IOException {
        buffer.write(1);
        InputStream early = buffer.open();
        buffer.write(2);
        assertThat(early.readAllBytes()).containsExactly(1);
    }

    @Test
    void read_byteByByte_endsWithMinusOne() throws IOException {
        buffer.write(0xFF);
        InputStream in = buffer.open();
        assertThat(new int[] {in.available(), in.read(), in.read(), in.available()})
                .containsExactly(1, 0xFF, -1, 0);
    }

    @Test
    void write_outsideTheArray_isRefused() {
        assertThatThrownBy(() -> buffer.write(new byte[2], 1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
