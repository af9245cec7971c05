package io.ttsjobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.cli.CanaryServer.Habit;
import io.ttsjobs.provider.ProviderRegistry;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.testkit.MockTtsProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** A canary in the place of the key, the whole way through: it shows nowhere, whatever a server does with it. */
@Timeout(60)
class CanaryKeyTest {

    @TempDir
    Path home = Path.of("");

    static Stream<Arguments> journeys() {
        return Arrays.stream(PlayedService.values())
                .flatMap(service -> Arrays.stream(Habit.values()).map(habit -> Arguments.of(service, habit)));
    }

    @ParameterizedTest
    @MethodSource("journeys")
    void anything_serverEchoesTheKey_showsItNowhere(PlayedService service, Habit habit)
            throws IOException, InterruptedException {
        try (CanaryServer server = new CanaryServer(habit)) {
            assertThat(travel(service, server).showsKey())
                    .filteredOn(place -> !habit.isNotedByTheJdk() || !place.startsWith(KeyJourney.JDK_DEBUG_LOG))
                    .isEmpty();
        }
    }

    /** Else the tests above would prove nothing. */
    @ParameterizedTest
    @EnumSource
    void anything_serverSpeaks_sendsTheKeyAndMakesAudio(PlayedService service)
            throws IOException, InterruptedException {
        try (CanaryServer server = new CanaryServer(Habit.SPEAKS)) {
            Evidence evidence = travel(service, server);
            assertThat(evidence.has("file out.mp3")).isTrue();
            assertThat(server.received())
                    .anySatisfy(request -> assertThat(request.headers().values())
                            .anySatisfy(value -> assertThat(value).contains(CanaryKey.VALUE)));
        }
    }

    /** Providers that are broken on purpose. */
    enum Leak {
        MESSAGE {
            @Override
            RuntimeException leak(String secret) {
                return new ProviderApiException("the server does not know " + secret);
            }
        },
        CAUSE {
            @Override
            RuntimeException leak(String secret) {
                return new ProviderApiException("no", new IOException(new IOException(secret)));
            }
        },
        SUPPRESSED {
            @Override
            RuntimeException leak(String secret) {
                ProviderApiException failure = new ProviderApiException("no");
                failure.addSuppressed(new IOException(secret));
                return failure;
            }
        },
        LOG {
            @Override
            RuntimeException leak(String secret) {
                LoggerFactory.getLogger("com.example.leak").trace("sending {}", secret);
                return new ProviderApiException("no");
            }
        },
        LOG_OF_THE_JDK {
            @Override
            RuntimeException leak(String secret) {
                java.util.logging.Logger.getLogger("com.example.leak").log(Level.FINEST, secret);
                return new ProviderApiException("no");
            }
        };

        abstract RuntimeException leak(String secret);
    }

    @ParameterizedTest
    @EnumSource
    void travel_providerThatLeaks_isCaught(Leak leak) throws IOException, InterruptedException {
        assertThat(travelWith(leak, CanaryKey.VALUE).showsKey()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void travel_providerThatLeaksSomethingElse_isLeftAlone(Leak leak) throws IOException, InterruptedException {
        assertThat(travelWith(leak, "nothing of interest").showsKey()).isEmpty();
    }

    static Stream<Map.Entry<String, String>> spellings() {
        return CanaryKey.spellings().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void spellingsIn_eachSpelling_isFound(Map.Entry<String, String> spelling) {
        assertThat(CanaryKey.spellingsIn("x" + spelling.getValue() + "y")).contains(spelling.getKey());
    }

    @Test
    void spellingsIn_basicAuthorization_isFound() {
        String header = Base64.getEncoder()
                .encodeToString(("user:" + CanaryKey.VALUE + "!").getBytes(StandardCharsets.US_ASCII));
        assertThat(CanaryKey.spellingsIn("Basic " + header)).isNotEmpty();
    }

    private Evidence travelWith(Leak leak, String secret) throws IOException, InterruptedException {
        return new KeyJourney(
                        home,
                        () -> ProviderRegistry.builder(ProviderConfig.of(Map.of()))
                                .add(
                                        "leaky",
                                        MockTtsProvider.builder()
                                                .fail(request -> true, () -> leak.leak(secret))
                                                .build())
                                .build(),
                        "leaky",
                        "alto")
                .travel();
    }

    private Evidence travel(PlayedService service, CanaryServer server) throws IOException, InterruptedException {
        ProviderConfig config = ProviderConfig.of(service.environment(server.url(), CanaryKey.VALUE));
        Evidence evidence = new KeyJourney(
                        home, () -> ProviderRegistry.discover(config), service.provider(), service.voice())
                .travel();
        evidence.add("configuration", config);
        return evidence;
    }
}
