package io.ttsjobs.audio;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * What a join needs to go on after a crash, besides its file: a mark with a version, what the join saved, and a CRC-32 of
 * both.
 */
final class Checkpoint {

    private static final int MARK = 0x54545302;
    private static final int CRC_BYTES = 8;

    private final byte[] saved;

    private Checkpoint(byte[] saved) {
        this.saved = saved;
    }

    /** {@return a checkpoint of what a join writes down} */
    static Checkpoint of(TrackJoin join) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MARK);
            join.save(out);
            out.writeLong(crc(bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be written", e);
        }
        return new Checkpoint(bytes.toByteArray());
    }

    /** {@return a checkpoint from its bytes} */
    static Checkpoint of(byte[] bytes) {
        int body = bytes.length - CRC_BYTES;
        if (body < Integer.BYTES || ByteBuffer.wrap(bytes).getLong(body) != crc(bytes, body)) {
            throw new AudioProcessingException("the checkpoint is damaged: its checksum is wrong");
        }
        if (ByteBuffer.wrap(bytes).getInt() != MARK) {
            throw new AudioProcessingException("the checkpoint was made by another version of this library");
        }
        return new Checkpoint(bytes.clone());
    }

    /** {@return the checkpoint's bytes} */
    byte[] bytes() {
        return saved.clone();
    }

    /** {@return a join that goes on from here} */
    TrackJoin resume(Path target, StitchOptions options) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved))) {
            in.readInt();
            return TrackJoin.restore(target, options, in);
        } catch (EOFException e) {
            throw new AudioProcessingException("the checkpoint is damaged: it breaks off", e);
        } catch (IOException | IllegalArgumentException e) {
            // What is no name of a constant is an illegal argument.
            throw new AudioProcessingException("the checkpoint is damaged: " + e.getMessage(), e);
        }
    }

    private static long crc(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }
}
