package io.ttsjobs.cli;

import java.lang.reflect.Proxy;

/**
 * Hears of Ctrl-C and SIGTERM while the JVM shuts down, when its own handlers do nothing but wait for the shutdown's end.
 *
 * <p>By reflection: javac warns of {@code sun.misc.Signal}, the only way there is, and no annotation silences that.
 */
final class LateSignals {

    private static final String[] SIGNALS = {"INT", "TERM"};

    private LateSignals() {}

    /** Runs an action at each signal from now on; a JVM that was told to leave signals alone ({@code -Xrs}) never runs it. */
    static void onEach(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object running = Proxy.newProxyInstance(
                    LateSignals.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        action.run();
                        return null;
                    });
            for (String name : SIGNALS) {
                Object one = signal.getConstructor(String.class).newInstance(name);
                signal.getMethod("handle", signal, handler).invoke(null, one, running);
            }
        } catch (ReflectiveOperationException e) {
            return; // the wait is bounded all the same
        }
    }
}
