package io.ttsjobs.benchmarks.crash;

import java.security.Provider;
import java.security.SecureRandomSpi;
import java.util.Random;

/**
 * Makes every process draw the same ids and the same names of temporary files, so that they are known before it runs. The
 * JVM under test makes one by the name of the class.
 */
public final class FixedRandomProvider extends Provider {

    private static final long serialVersionUID = 1;

    /** For the JVM. */
    public FixedRandomProvider() {
        super("Fixed", "1", "the same numbers in every process");
        put("SecureRandom.Fixed", Numbers.class.getName());
    }

    /** {@return a file for {@code -Djava.security.properties}} that puts this provider first */
    static String securityProperties() {
        return String.join(
                "\n",
                "security.provider.1=" + FixedRandomProvider.class.getName(),
                "security.provider.2=SUN",
                "security.provider.3=SunRsaSign",
                "security.provider.4=SunEC",
                "security.provider.5=SunJSSE",
                "security.provider.6=SunJCE",
                "");
    }

    /** The numbers of a seed. */
    public static final class Numbers extends SecureRandomSpi {

        private static final long serialVersionUID = 1;
        private static final long SEED = 1;

        private final Random random = new Random(SEED);

        /** For the JVM. */
        public Numbers() {}

        @Override
        protected void engineSetSeed(byte[] seed) {
            // there is no other
        }

        @Override
        protected synchronized void engineNextBytes(byte[] bytes) {
            random.nextBytes(bytes);
        }

        @Override
        protected byte[] engineGenerateSeed(int length) {
            return new byte[length];
        }
    }
}
