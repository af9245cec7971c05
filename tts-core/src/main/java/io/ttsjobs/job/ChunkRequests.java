package io.ttsjobs.job;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.SpeedRange;
import io.ttsjobs.spi.ValidationException;
import java.util.Optional;

/** Turns a job's request into the requests of its chunks, within what the provider can do. */
final class ChunkRequests {

    private final GenerationJob job;
    private final double speed;

    ChunkRequests(GenerationJob job, ProviderCapabilities capabilities) {
        this.job = job;
        this.speed = speed(job.request(), capabilities);
    }

    SynthesisRequest get(int index) {
        GenerationRequest request = job.request();
        SynthesisRequest.Builder chunk = SynthesisRequest.builder(text(index), request.voiceId())
                .speed(speed)
                .language(request.language());
        request.format().ifPresent(chunk::format);
        request.model().ifPresent(chunk::model);
        request.options().forEach(chunk::option);
        if (index > 0) {
            chunk.previousText(text(index - 1));
        }
        if (index < job.totalChunks() - 1) {
            chunk.nextText(text(index + 1));
        }
        return chunk.build();
    }

    /** A speed outside the provider's range becomes the nearest inside; one that it cannot change at all is refused. */
    static double speed(GenerationRequest request, ProviderCapabilities capabilities) {
        Optional<SpeedRange> range = capabilities.speedRange();
        if (range.isEmpty() && request.speed() != 1.0) {
            throw new ValidationException("speed must be 1.0, because provider " + request.provider()
                    + " has no speed control, but is " + request.speed());
        }
        return range.map(r -> r.clamp(request.speed())).orElse(1.0);
    }

    static void checkFormat(GenerationRequest request, ProviderCapabilities capabilities) {
        Optional<AudioFormat> format = request.format();
        if (format.isPresent() && capabilities.formats().stream().noneMatch(format.get()::matches)) {
            throw new ValidationException("format " + format.get() + " is not one that provider " + request.provider()
                    + " gives; it gives " + capabilities.formats());
        }
    }

    private String text(int index) {
        return job.plan().get(index).of(job.request().text());
    }
}
