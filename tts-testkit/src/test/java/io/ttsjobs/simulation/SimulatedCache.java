package io.ttsjobs.simulation;

import io.ttsjobs.job.ChunkCache;
import io.ttsjobs.job.ChunkKey;
import io.ttsjobs.simulation.Event.Kind;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import java.util.Optional;

/** The cache, which outlives the processes, as one of them sees it: others get ahead of its every use. */
final class SimulatedCache implements ChunkCache {

    private final World world;
    private final Life life;

    SimulatedCache(World world, Life life) {
        this.world = world;
        this.life = life;
    }

    private void letOthersGoFirst() {
        life.requireAlive();
        world.scheduler.pause();
        life.requireAlive();
    }

    @Override
    public Optional<SynthesisResult> find(ChunkKey key) {
        letOthersGoFirst();
        return world.cache.find(known(key));
    }

    @Override
    public void keep(ChunkKey key, SynthesisResult answer) {
        letOthersGoFirst();
        world.note(life, Kind.CACHED, World.NOTHING, name(known(key)));
        if (!world.has(Defect.CACHE_FORGETS)) {
            world.cache.keep(known(key), answer);
        }
    }

    @Override
    public void drop(ChunkKey key) {
        letOthersGoFirst();
        world.note(life, Kind.UNCACHED, World.NOTHING, name(known(key)));
        world.cache.drop(known(key));
    }

    private ChunkKey known(ChunkKey key) {
        return world.has(Defect.CACHE_GOES_BY_THE_TEXT_ALONE)
                ? ChunkKey.of(
                        SimulatedProvider.NAME,
                        SynthesisRequest.builder(key.text(), "any voice").build())
                : key;
    }

    /** Enough of the hash to tell keys apart. */
    static String name(ChunkKey key) {
        return key.sha256().substring(0, 12);
    }
}
