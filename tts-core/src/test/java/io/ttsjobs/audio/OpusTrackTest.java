package io.ttsjobs.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.AudioFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpusTrackTest {

    private static final byte[] CELT_2_5 = HexFormat.of().parseHex("e0fffe");
    private static final byte[] CELT_20 = HexFormat.of().parseHex("f8fffe");
    private static final byte[] SILK_10 = HexFormat.of().parseHex("00458c");

    @TempDir
    Path directory;

    private Joins joins;
    private final OpusBytes stream = OpusBytes.usual();

    @BeforeEach
    void start() {
        joins = new Joins(directory);
    }

    private SlowOgg ogg() {
        return new SlowOgg(joins.bytes());
    }

    @Test
    void append_oneChunk_keepsHeaderPacketsAndLength() {
        StitchedAudio audio = joins.join(100, stream.bytes());
        SlowOgg file = ogg();
        assertThat(file.head).isEqualTo(stream.head());
        assertThat(file.packets).containsExactlyElementsOf(stream.packets);
        assertThat(file.playedSamples()).isEqualTo(stream.samples());
        assertThat(audio.totalSamples()).isEqualTo(stream.samples());
        assertThat(audio.chunks()).containsExactly(ChunkPlacement.exact(0, 0, stream.samples()));
    }

    @Test
    void append_anyShape_obeysTheFormulas() {
        for (long seed = 0; seed < 150; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int[] gaps = {0, 1, 50, 100, 250, 1000};
            int gap = gaps[random.nextInt(gaps.length)];
            List<OpusBytes> streams = new ArrayList<>();
            for (int i = 1 + random.nextInt(5); i > 0; i--) {
                streams.add(OpusBytes.random(random));
            }
            StitchedAudio audio =
                    joins.join(gap, streams.stream().map(OpusBytes::bytes).toArray(byte[][]::new));
            checkFormulas(streams, gap, audio, ogg(), "seed " + seed);
        }
    }

    private static void checkFormulas(
            List<OpusBytes> streams, int gap, StitchedAudio audio, SlowOgg file, String name) {
        int at = 0;
        long before = 0;
        long ideal = 0;
        for (int i = 0; i < streams.size(); i++) {
            OpusBytes ours = streams.get(i);
            int offset = ours.preSkip - streams.get(0).preSkip;
            long unsilenced = before + offset;
            while (!Arrays.equals(file.packets.get(at), ours.packets.get(0))) {
                before += OpusBytes.samples(file.packets.get(at++));
            }
            long start = before + offset;
            assertThat(audio.chunks().get(i)).as(name).isEqualTo(ChunkPlacement.exact(i, start, ours.samples()));
            boolean celt = (ours.packets.get(0)[0] & 0xFF) >= 0x80;
            int floor = i == 0 ? 0 : celt ? 600 : 120;
            long best = Math.max(floor, (long) Math.floor((ideal - unsilenced) / 120.0 + 0.5) * 120);
            assertThat(start - unsilenced).as("silence before %d, %s", i, name).isEqualTo(i == 0 ? 0 : best);
            ideal = (i == 0 ? start : ideal) + ours.samples() + gap * 48L;
            for (byte[] packet : ours.packets) {
                assertThat(file.packets.get(at++)).as(name).isEqualTo(packet);
                before += OpusBytes.samples(packet);
            }
        }
        assertThat(file.packets).as(name).hasSize(at);
        long played = before - streams.get(0).preSkip - streams.get(streams.size() - 1).trim;
        assertThat(List.of(audio.totalSamples(), file.playedSamples())).as(name).containsExactly(played, played);
    }

    @Test
    void append_anyShape_statesThePositionOfEveryPage() {
        OpusBytes any = OpusBytes.random(new SplittableRandom(3));
        joins.join(0, any.bytes(), any.bytes(), any.bytes());
        SlowOgg file = ogg();
        for (int page = 0; page < file.granules.size() - 1; page++) {
            long samples = file.packets.subList(0, file.packetsAtPageEnd.get(page)).stream()
                    .mapToLong(OpusBytes::samples)
                    .sum();
            assertThat(file.granules.get(page)).as("page %d", page).isEqualTo(samples);
            long pageSamples = samples - (page == 0 ? 0 : file.granules.get(page - 1));
            assertThat(pageSamples).as("length of page %d", page).isBetween(1L, 48_000L);
        }
    }

    @Test
    void append_beforeSilk_putsSilenceOfCelt() {
        stream.trim = 0;
        joins.join(30, stream.bytes(), stream.bytes());
        // 30 ms less the pre-skip of 6.5 ms is 9.4 steps of 2.5 ms
        assertThat(ogg().packets.subList(5, 7)).containsExactly(CELT_20, CELT_2_5);
    }

    @Test
    void append_beforeCelt_endsTheSilenceWithSilk() {
        OpusBytes celt = OpusBytes.usual();
        celt.packets.set(0, OpusBytes.packet(31, 0, 1, new SplittableRandom(1)));
        joins.join(0, stream.bytes(), celt.bytes());
        assertThat(ogg().packets.subList(5, 7)).containsExactly(CELT_2_5, SILK_10);
    }

    @Test
    void append_stereo_putsStereoSilence() {
        stream.channels = 2;
        StitchedAudio audio = joins.join(0, stream.bytes(), stream.bytes());
        assertThat(ogg().packets.get(5)).containsExactly(0xE4, 0xFF, 0xFE);
        assertThat(audio.format())
                .isEqualTo(AudioFormat.OPUS.toBuilder()
                        .sampleRate(48_000)
                        .channels(2)
                        .build());
    }

    @Test
    void append_gapsAboveTheFloor_stayWithinHalfAStep() {
        SplittableRandom random = new SplittableRandom(9);
        byte[][] chunks = new byte[60][];
        for (int i = 0; i < chunks.length; i++) {
            OpusBytes any = OpusBytes.random(random);
            any.packets.add(OpusBytes.packet(31, 0, 1, random));
            chunks[i] = any.bytes();
        }
        long ideal = 0;
        for (ChunkPlacement chunk : joins.join(100, chunks).chunks()) {
            assertThat(Math.abs(chunk.startSample() - ideal)).as("%s", chunk).isLessThanOrEqualTo(60);
            ideal += chunk.samples() + 4800;
        }
    }

    @Test
    void join_ofJoins_isTheJoinOfAll() {
        byte[] bytes = stream.bytes();
        joins.join(0, bytes, bytes, bytes);
        byte[] atOnce = joins.bytes();
        joins.join(0, bytes, bytes);
        joins.join(0, joins.bytes(), bytes);
        assertThat(joins.bytes()).isEqualTo(atOnce);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 417})
    void append_readsOfAnySize_makeTheSameFile(int readBytes) {
        byte[] bytes = OpusBytes.random(new SplittableRandom(4)).bytes();
        joins.join(10, bytes, bytes);
        byte[] atOnce = joins.bytes();
        joins.join(10, List.of(Joins.slowly(bytes, readBytes), Joins.slowly(bytes, readBytes)));
        assertThat(joins.bytes()).isEqualTo(atOnce);
    }

    @Test
    void append_cutAtAnyByte_joinsWholePacketsOrRefuses() {
        stream.segmentsPerPage = 3;
        byte[] whole = stream.bytes();
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            try {
                StitchedAudio audio = joins.join(0, cut);
                List<byte[]> kept = ogg().packets;
                assertThat(kept)
                        .as("cut to %d", length)
                        .containsExactlyElementsOf(stream.packets.subList(0, kept.size()));
                assertThat(audio.totalSamples()).as("cut to %d", length).isEqualTo(kept.size() * 960L - 312);
            } catch (AudioProcessingException e) {
                assertThat(e).as("cut to %d", length).hasMessageStartingWith("chunk 0 (c0) ");
            }
        }
    }

    @Test
    void append_anyByteWrong_isRefusedOrLosesTheEnd() {
        stream.segmentsPerPage = 3;
        byte[] whole = stream.bytes();
        int lastPage = whole.length - stream.pages().get(stream.pages().size() - 1).length;
        for (int i = 4; i < whole.length; i++) {
            byte[] wrong = whole.clone();
            wrong[i] ^= 0x55;
            try {
                joins.join(0, wrong);
                List<byte[]> kept = ogg().packets;
                assertThat(kept).as("byte %d", i).containsExactlyElementsOf(stream.packets.subList(0, kept.size()));
                assertThat(i).as("joined in spite of byte").isGreaterThanOrEqualTo(lastPage);
            } catch (AudioProcessingException e) {
                assertThat(e).as("byte %d", i).hasMessageStartingWith("chunk 0 (c0) ");
            }
        }
    }

    @Test
    void append_junkBetweenPages_isPassedOver() {
        stream.segmentsPerPage = 3;
        List<byte[]> parts = new ArrayList<>();
        for (byte[] page : stream.pages()) {
            parts.add(page);
            parts.add(OpusBytes.ascii("junk OggS junk that is long enough to be a header"));
        }
        StitchedAudio audio = joins.join(0, Mp3Bytes.join(parts));
        assertThat(ogg().packets).containsExactlyElementsOf(stream.packets);
        assertThat(audio.chunks().get(0).samples()).isEqualTo(stream.samples());
    }

    @Test
    void append_junkWithoutEnd_isRefused() {
        byte[] chunk = Mp3Bytes.join(stream.bytes(), new byte[65_537]);
        assertThatThrownBy(() -> joins.join(0, chunk))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessage("chunk 0 (c0) is damaged: more than 65536 of its bytes are in no Ogg page");
    }

    @Test
    void append_lostPage_isRefusedByItsNumber() {
        stream.segmentsPerPage = 1;
        List<byte[]> pages = stream.pages();
        pages.remove(4);
        assertThatThrownBy(() -> joins.join(0, Mp3Bytes.join(pages)))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessage("chunk 0 (c0) is damaged: after Ogg page 3 comes page 5");
    }

    @Test
    void append_wrongChecksum_isRefused() {
        byte[] bytes = stream.bytes();
        bytes[bytes.length - 1]++;
        assertThatThrownBy(() -> joins.join(0, stream.bytes(), bytes))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessage("chunk 1 (c1) is damaged: an Ogg page after page 1 has a wrong checksum");
    }

    @Test
    void append_endThatIsNoPage_isRefused() {
        List<byte[]> pages = stream.pages();
        pages.set(2, new byte[500]);
        assertThatThrownBy(() -> joins.join(0, Mp3Bytes.join(pages)))
                .hasMessageContaining("its last 500 bytes are no Ogg page");
    }

    @Test
    void append_packetOverManyPages_isOnePacket() {
        byte[] large = new byte[OggPackets.MAX_BYTES];
        large[0] = 0x4B; // 20 ms, code 3
        large[1] = 0x41; // one frame, padded
        int padding = large.length - 2 - 242 - 100;
        Arrays.fill(large, 2, 2 + padding / 254, (byte) 255);
        large[2 + padding / 254] = (byte) (padding % 254);
        stream.packets.set(2, large);
        stream.segmentsPerPage = 10;
        joins.join(0, stream.bytes());
        assertThat(ogg().packets).containsExactlyElementsOf(stream.packets);
    }

    @Test
    void append_packetTooLarge_isRefused() {
        stream.packets.set(2, new byte[OggPackets.MAX_BYTES + 1]);
        stream.segmentsPerPage = 255;
        assertThatThrownBy(() -> joins.join(0, stream.bytes()))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessage("chunk 0 (c0) holds a packet of 61441 bytes; an Opus packet has 61440 at most");
    }

    @Test
    void append_packetThatIsNotOpus_isRefused() {
        stream.packets.set(2, new byte[] {0x4B, 0});
        assertThatThrownBy(() -> joins.join(0, stream.bytes()))
                .hasMessage("chunk 0 (c0) holds a packet of 2 bytes that is no Opus packet");
    }

    @Test
    void append_tagsOfAnySize_areNotKept() {
        stream.tags = Mp3Bytes.join(OpusBytes.TAGS, new byte[300_000]);
        stream.segmentsPerPage = 255;
        joins.join(0, stream.bytes());
        assertThat(ogg().packets).containsExactlyElementsOf(stream.packets);
        assertThat(ogg().tags).hasSizeLessThan(100);
    }

    @Test
    void append_startLaterThan0_countsFromThere() {
        stream.startGranule = 1_000_000;
        stream.segmentsPerPage = 3;
        StitchedAudio audio = joins.join(0, stream.bytes());
        assertThat(audio.chunks()).containsExactly(ChunkPlacement.exact(0, 0, stream.samples()));
    }

    @Test
    void append_positionsThatCannotBe_countsPackets() {
        stream.trim = -500;
        stream.segmentsPerPage = 3;
        StitchedAudio audio = joins.join(0, stream.bytes());
        assertThat(audio.chunks())
                .containsExactly(
                        new ChunkPlacement(0, 0, 5 * 960 - 312, Optional.of(ChunkPlacement.Assumption.PADDING), 0));
    }

    @Test
    void append_streamsChainedInOneChunk_areOneStream() {
        OpusBytes second = OpusBytes.usual();
        second.serial = 8;
        StitchedAudio audio = joins.join(100, Mp3Bytes.join(stream.bytes(), second.bytes()));
        assertThat(ogg().packets).hasSize(11).contains(CELT_2_5);
        assertThat(audio.chunks()).containsExactly(ChunkPlacement.exact(0, 0, 10 * 960 + 120 - 312 - 100));
    }

    @Test
    void append_streamsSideBySide_areRefused() {
        OpusBytes second = OpusBytes.usual();
        second.serial = 8;
        byte[] both = Mp3Bytes.join(
                stream.pages().get(0), second.pages().get(0), stream.pages().get(1));
        assertThatThrownBy(() -> joins.join(0, both))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessageContaining("second Ogg stream that begins before the first one ends");
    }

    @Test
    void append_otherChannels_isRefusedBeforeAnythingIsWritten() {
        OpusBytes other = OpusBytes.usual();
        other.channels = 2;
        other.gain = 256;
        OutputFile out = OutputFile.open(joins.target());
        TrackJoin join =
                new TrackJoin(out, StitchOptions.builder().gap(Duration.ZERO).build());
        join.append(AudioSource.of("a", stream.bytes()));
        long before = out.position();
        assertThatThrownBy(() -> join.append(AudioSource.of("b", other.bytes())))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessage("chunk 1 (b) is Opus, stereo, gain 1.00 dB, but what was joined before is Opus, mono, gain"
                        + " 0.00 dB");
        assertThat(out.position()).isEqualTo(before);
        assertThat(Files.exists(joins.target())).isFalse();
    }

    static List<Map.Entry<String, String>> refused() {
        return List.of(
                Map.entry("\1vorbis and more", "is Ogg Vorbis, which cannot be joined"),
                Map.entry("\177FLAC and more", "is Ogg FLAC, which cannot be joined"),
                Map.entry("Speex   and more", "is Ogg Speex, which cannot be joined"),
                Map.entry("fishead\0and more", "is Ogg of several streams (Skeleton), which"),
                Map.entry("whatever it is", "is Ogg, but not Opus, which"),
                Map.entry("OpusHead\1\1", "has an Opus header of an unknown version, or a broken one"),
                Map.entry("OpusHead\20\1" + "\0".repeat(9), "has an Opus header of an unknown version"),
                Map.entry("OpusHead\1\6\0\0\0\0\0\0\0\0\1", "is Opus of channel mapping family 1, which"),
                Map.entry("OpusHead\1\3\0\0\0\0\0\0\0\0\0", "is Opus of 3 channels in mapping family 0"),
                Map.entry("OpusHead\1\1" + "\0".repeat(9), "is Opus without its second header"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void append_headerThatCannotBeJoined_isRefusedByName(Map.Entry<String, String> refused) {
        byte[] head = OpusBytes.ascii(refused.getKey());
        byte[] chunk = OpusBytes.page(2, 0, 1, 0, OpusBytes.lacing(List.of(head)), head);
        assertThatThrownBy(() -> joins.join(0, chunk))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessageStartingWith("chunk 0 (c0) " + refused.getValue());
    }

    @Test
    void append_noPackets_isRefused() {
        stream.packets.clear();
        assertThatThrownBy(() -> joins.join(0, stream.bytes())).hasMessage("chunk 0 (c0) holds no Opus packet");
    }

    @Test
    void append_lessThanThePreSkip_isRefused() {
        stream.packets.subList(1, 5).clear();
        stream.preSkip = 900;
        assertThatThrownBy(() -> joins.join(0, stream.bytes()))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessage("chunk 0 (c0) ends before its sound begins");
    }

    @Test
    void append_startMissing_isRefused() {
        byte[] rest = Mp3Bytes.join(stream.pages().subList(1, 3));
        assertThatThrownBy(() -> joins.join(0, rest)).hasMessageContaining("belongs to no stream");
    }
}
