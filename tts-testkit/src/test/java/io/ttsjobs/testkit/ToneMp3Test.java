package io.ttsjobs.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.testkit.Mp3Granules.Granule;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ToneMp3Test {

    private static final String TEXT = "one two\n three";

    @ParameterizedTest
    @CsvSource({"24000, 64000", "24000, 8000", "22050, 160000", "44100, 128000", "48000, 32000", "8000, 8000"})
    void encode_everyRate_fillsFramesToTheLastByte(int sampleRate, int bitRate) {
        byte[] mp3 = encode(sampleRate, bitRate, EncoderMark.NONE);
        long samples = 0;
        int at = 0;
        while (at < mp3.length) {
            Mp3FrameHeader header =
                    Mp3FrameHeader.parse(ByteBuffer.wrap(mp3).getInt(at)).orElseThrow();
            assertThat(header.sampleRate()).isEqualTo(sampleRate);
            assertThat(header.channels()).isEqualTo(1);
            samples += header.samples();
            at += header.size();
        }
        assertThat(at).isEqualTo(mp3.length);
        assertThat(samples).isBetween((TEXT.length() * 3L + 2) * 576, (TEXT.length() * 3L + 3) * 576);
    }

    @ParameterizedTest
    @CsvSource({"24000, 64000", "44100, 128000", "48000, 320000", "11025, 8000"})
    void encode_anyLength_keepsTheBitRate(int sampleRate, int bitRate) {
        byte[] mp3 = encode(sampleRate, bitRate, EncoderMark.NONE);
        int frames = Mp3Granules.read(mp3, 0).size() / (sampleRate >= 32_000 ? 2 : 1);
        int samplesPerFrame = sampleRate >= 32_000 ? 1152 : 576;
        assertThat((long) mp3.length).isEqualTo((long) frames * samplesPerFrame * bitRate / 8 / sampleRate);
    }

    @ParameterizedTest
    @CsvSource({"24000, 64000", "24000, 8000", "44100, 128000", "8000, 8000"})
    void encode_text_holdsOneLineInTheMiddleOfASubbandForEachGranuleOfAWord(int sampleRate, int bitRate) {
        List<Granule> granules = Mp3Granules.read(encode(sampleRate, bitRate, EncoderMark.NONE), 0);
        assertThat(granules.stream().map(Granule::line).toList().subList(0, TEXT.length() * 3 + 2))
                .isEqualTo(expectedLines());
    }

    @Test
    void encode_word_changesTheSignFromGranuleToGranule() {
        List<Granule> granules = Mp3Granules.read(encode(24_000, 64_000, EncoderMark.NONE), 0);
        assertThat(granules.subList(1, 10))
                .extracting(Granule::negative)
                .containsExactly(true, false, true, false, true, false, true, false, true);
    }

    @Test
    void encode_silence_hasNoGain() {
        List<Granule> granules = Mp3Granules.read(encode(24_000, 64_000, EncoderMark.NONE), 0);
        assertThat(granules).allSatisfy(granule -> assertThat(granule.gain()).isEqualTo(granule.line() < 0 ? 0 : 202));
    }

    @Test
    void encode_sameUtterance_isTheSameToTheByte() {
        assertThat(encode(44_100, 128_000, EncoderMark.INFO_TAG))
                .isEqualTo(encode(44_100, 128_000, EncoderMark.INFO_TAG));
    }

    @Test
    void encode_nameOnly_leavesTheNameInTheFirstFrame() {
        byte[] mp3 = encode(24_000, 8_000, EncoderMark.NAME_ONLY);
        assertThat(new String(mp3, 15, 9, StandardCharsets.US_ASCII)).isEqualTo("LAME3.100");
    }

    @Test
    void encode_nameOnly_changesNoGranule() {
        assertThat(Mp3Granules.read(encode(24_000, 8_000, EncoderMark.NAME_ONLY), 0))
                .isEqualTo(Mp3Granules.read(encode(24_000, 8_000, EncoderMark.NONE), 0));
    }

    @Test
    void encode_noMark_namesNoEncoder() {
        byte[] mp3 = encode(24_000, 64_000, EncoderMark.NONE);
        assertThat(new String(mp3, StandardCharsets.ISO_8859_1)).doesNotContain("LAME", "Info");
    }

    @ParameterizedTest
    @CsvSource({"24000, 64000, 13", "44100, 128000, 21"})
    void encode_infoTag_tellsFramesBytesAndWhatToTrim(int sampleRate, int bitRate, int tag) {
        byte[] mp3 = encode(sampleRate, bitRate, EncoderMark.INFO_TAG);
        ByteBuffer bytes = ByteBuffer.wrap(mp3);
        int infoSize = Mp3FrameHeader.parse(bytes.getInt(0)).orElseThrow().size();
        int granulesPerFrame = sampleRate >= 32_000 ? 2 : 1;
        int granules = Mp3Granules.read(mp3, infoSize).size();
        assertThat(new String(mp3, tag, 4, StandardCharsets.US_ASCII)).isEqualTo("Info");
        assertThat(bytes.getInt(tag + 8)).isEqualTo(granules / granulesPerFrame);
        assertThat(bytes.getInt(tag + 12)).isEqualTo(mp3.length);
        assertThat(new String(mp3, tag + 120, 9, StandardCharsets.US_ASCII)).isEqualTo("LAME3.100");
        int delay = bytes.getInt(tag + 141) >>> 20;
        int padding = bytes.getInt(tag + 141) >>> 8 & 0xFFF;
        assertThat(delay).isEqualTo(576);
        // The formula of every LAME file: the granules hold delay, speech and padding, and nothing else.
        assertThat(granules * 576).isEqualTo(delay + TEXT.length() * 3 * 576 + padding);
        assertThat(padding).isBetween(576, 576 * 2);
    }

    @ParameterizedTest
    @CsvSource({"24000, 64000, 13", "44100, 128000, 21"})
    void encode_infoTag_holdsBothChecksums(int sampleRate, int bitRate, int tag) {
        byte[] mp3 = encode(sampleRate, bitRate, EncoderMark.INFO_TAG);
        ByteBuffer bytes = ByteBuffer.wrap(mp3);
        int infoSize = Mp3FrameHeader.parse(bytes.getInt(0)).orElseThrow().size();
        assertThat(Short.toUnsignedInt(bytes.getShort(tag + 152))).isEqualTo(InfoTag.crc(mp3, infoSize, mp3.length));
        assertThat(Short.toUnsignedInt(bytes.getShort(tag + 154))).isEqualTo(InfoTag.crc(mp3, 0, tag + 154));
    }

    @Test
    void encode_infoTag_seekTableRises() {
        byte[] mp3 = encode(24_000, 64_000, EncoderMark.INFO_TAG);
        List<Integer> table = IntStream.range(0, 100)
                .mapToObj(i -> Byte.toUnsignedInt(mp3[13 + 16 + i]))
                .toList();
        assertThat(table).isSorted().startsWith(0).last().isEqualTo(250);
    }

    /** The check value of CRC-16/ARC in the catalogue of parametrised CRC algorithms. */
    @Test
    void crc_digits_isTheCatalogueValue() {
        assertThat(InfoTag.crc("123456789".getBytes(StandardCharsets.US_ASCII), 0, 9))
                .isEqualTo(0xBB3D);
    }

    @ParameterizedTest
    @CsvSource({"24001, 64000", "24000, 320000", "44100, 8000", "24000, 64001"})
    void layout_figuresThatMp3HasNot_areRefused(int sampleRate, int bitRate) {
        assertThatThrownBy(() -> new Mp3Layout(sampleRate, bitRate))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be one of");
    }

    private static byte[] encode(int sampleRate, int bitRate, EncoderMark mark) {
        Utterance utterance = new Utterance(TEXT, sampleRate, 3 * 576);
        return ToneMp3.encode(utterance, new Mp3Layout(sampleRate, bitRate), mark);
    }

    /** Delay, then three granules for each character, then padding. */
    private static List<Integer> expectedLines() {
        List<Integer> spoken = TEXT.chars()
                .boxed()
                .flatMap(c -> Collections.nCopies(3, c).stream())
                .map(c -> Character.isWhitespace(c) ? -1 : 0)
                .collect(Collectors.toList());
        for (String word : List.of("one", "two", "three")) {
            int start = 3 * TEXT.indexOf(word);
            spoken.subList(start, start + 3 * word.length()).replaceAll(any -> 18 * Utterance.toneOf(word) + 8);
        }
        spoken.add(0, -1);
        spoken.add(-1);
        return spoken;
    }
}
