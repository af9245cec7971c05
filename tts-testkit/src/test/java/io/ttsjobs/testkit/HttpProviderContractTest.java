package io.ttsjobs.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.http.ErrorBody;
import io.ttsjobs.http.ErrorTable;
import io.ttsjobs.http.HttpAnswer;
import io.ttsjobs.http.HttpSender;
import io.ttsjobs.http.Redactor;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderUnavailableException;
import io.ttsjobs.spi.TtsProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract notices a provider that is careless on the wire, and leaves a careful one alone. */
final class HttpProviderContractTest {

    private static final String RULE = "synthesize_faultOnTheWire_isRaisedAfterOneRequest";

    @Test
    void contract_carefulProvider_passes() {
        ContractRun run = ContractRun.of(Careful.class, Map.of());
        assertThat(run.failed()).isEmpty();
        assertThat(run.passed()).contains(RULE);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {TakesAnythingForAudio.class, TakesHalfForAll.class, TriesAgain.class, RaisesWhatItLikes.class})
    void contract_carelessProvider_failsTheRuleOfTheWire(Class<?> twin) {
        assertThat(ContractRun.ofTest(twin, RULE).failed()).containsExactly(RULE);
    }

    /** Speaks WAV that a mock makes on the other side of the wire. */
    @Timeout(value = 5, threadMode = ThreadMode.SEPARATE_THREAD)
    static class Careful extends HttpProviderContract {

        @Override
        protected TtsProvider newProvider(WireServer server) {
            return new WavClient(server);
        }

        @Override
        protected WireServer.Answer answer(WireServer.Received request) throws IOException, InterruptedException {
            SynthesisResult speech = mock().synthesize(
                            SynthesisRequest.builder(request.text(), MockTtsProvider.DEFAULT_VOICE)
                                    .speed(Double.parseDouble(request.headers().getOrDefault("x-speed", "1")))
                                    .build());
            return WireServer.reply(200, "audio/wav", AudioBytes.of(speech));
        }

        @Override
        protected Duration patience() {
            return Duration.ofSeconds(3);
        }
    }

    /** Never looks at a status or a byte. */
    static final class TakesAnythingForAudio extends Careful {
        @Override
        protected TtsProvider newProvider(WireServer server) {
            return new WavClient(server) {
                @Override
                SynthesisResult read(HttpAnswer answer) {
                    return SynthesisResult.builder(answer.readBody().head(Integer.MAX_VALUE), AudioFormat.WAV)
                            .build();
                }
            };
        }
    }

    /** Looks how the audio begins, and takes the end of the connection for the end of the audio. */
    static final class TakesHalfForAll extends Careful {
        @Override
        protected TtsProvider newProvider(WireServer server) {
            return new WavClient(server) {
                @Override
                byte[] body(HttpAnswer answer) {
                    ByteArrayOutputStream some = new ByteArrayOutputStream();
                    try {
                        answer.body().transferTo(some);
                    } catch (ProviderUnavailableException e) {
                        return some.toByteArray();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return some.toByteArray();
                }
            };
        }
    }

    /** Does the library's work, too. */
    static final class TriesAgain extends Careful {
        @Override
        protected TtsProvider newProvider(WireServer server) {
            return new WavClient(server) {
                @Override
                public SynthesisResult synthesize(SynthesisRequest request) throws InterruptedException {
                    try {
                        return super.synthesize(request);
                    } catch (ProviderUnavailableException e) {
                        return super.synthesize(request);
                    }
                }
            };
        }
    }

    /** Has errors of its own. */
    static final class RaisesWhatItLikes extends Careful {
        @Override
        protected TtsProvider newProvider(WireServer server) {
            return new WavClient(server) {
                @Override
                public SynthesisResult synthesize(SynthesisRequest request) throws InterruptedException {
                    try {
                        return super.synthesize(request);
                    } catch (ProviderUnavailableException e) {
                        throw new IllegalStateException(e);
                    }
                }
            };
        }
    }

    private static TtsProvider mock() {
        return MockTtsProvider.builder().formats(AudioFormat.WAV).build();
    }

    /** What the mock can do, over HTTP. */
    private static class WavClient extends ForwardingProvider {
        private static final ErrorTable ERRORS =
                ErrorTable.builder().build(new Redactor(Optional.empty()), Clock.systemUTC());

        private final HttpSender sender = HttpSender.builder("wav-client").build();
        private final URI url;

        WavClient(WireServer server) {
            super(mock());
            this.url = URI.create(server.url());
        }

        @Override
        public SynthesisResult synthesize(SynthesisRequest request) throws InterruptedException {
            SynthesisResult checked = sound.synthesize(request);
            HttpRequest post = HttpRequest.newBuilder(url)
                    .header("x-speed", String.valueOf(request.speed()))
                    .POST(HttpRequest.BodyPublishers.ofString(request.text()))
                    .build();
            byte[] audio = AudioBytes.of(sender.send(post, this::read));
            return SynthesisResult.builder(audio, checked.format())
                    .words(checked.words())
                    .build();
        }

        SynthesisResult read(HttpAnswer answer) {
            if (!answer.isOk()) {
                throw ERRORS.toException(answer, new ErrorBody(List.of(), ""));
            }
            byte[] body = body(answer);
            if (body.length < 44 || body[0] != 'R') {
                throw new ProviderApiException("the server answered with something that is not WAV");
            }
            return SynthesisResult.builder(body, AudioFormat.WAV).build();
        }

        byte[] body(HttpAnswer answer) {
            return answer.readBody().head(Integer.MAX_VALUE);
        }

        @Override
        public void close() {
            sender.close();
        }
    }
}
