package io.ttsjobs.simulation;

import io.ttsjobs.audio.AudioStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Audio files as one process sees them; what it was writing when it died stays there, whatever its threads still do. */
final class SimulatedStorage implements AudioStorage {

    private static final String PART = ".part";

    private final World world;
    private final Life life;
    private int temporaries;

    SimulatedStorage(World world, Life life) {
        this.world = world;
        this.life = life;
        life.atDeath(this::leaveLitter);
    }

    /** The engine's threads tidy up while they unwind, which those of a killed process would not. */
    private void leaveLitter() {
        for (Path file : files(world.directory)) {
            if (file.toString().endsWith(PART)) {
                move(file, file.resolveSibling(file.getFileName() + ".left" + PART));
            }
        }
    }

    @Override
    public Path createTemporary(String jobId) {
        life.requireAlive();
        try {
            return Files.createFile(world.directory.resolve(jobId + "." + life.number() + "-" + temporaries++ + PART));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Path publish(String jobId, Path temporary, String extension) {
        life.requireAlive();
        return move(temporary, world.directory.resolve(jobId + "." + extension));
    }

    @Override
    public Optional<Path> find(String jobId) {
        return files(world.directory).stream()
                .filter(file -> isOf(file, jobId) && !file.toString().endsWith(PART))
                .findFirst();
    }

    @Override
    public boolean delete(String jobId) {
        life.requireAlive();
        boolean any = false;
        for (Path file : files(world.directory)) {
            if (isOf(file, jobId) && !world.has(Defect.STORAGE_LEAVES_LITTER)) {
                any |= file.toFile().delete();
            }
        }
        return any;
    }

    static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOf(Path file, String jobId) {
        return file.getFileName().toString().startsWith(jobId + ".");
    }

    private static Path move(Path from, Path to) {
        try {
            return Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
