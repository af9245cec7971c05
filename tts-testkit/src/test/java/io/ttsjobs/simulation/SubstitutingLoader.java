package io.ttsjobs.simulation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;

/**
 * Loads the library a second time, with the engine's waiting classes replaced.
 *
 * <p>Only names in the constant pools of {@code io.ttsjobs.job} change (JVM specification, section 4.4); no instruction
 * does.
 */
final class SubstitutingLoader extends ClassLoader {

    private static final String LIBRARY = "io.ttsjobs.";
    private static final String ENGINE = "io.ttsjobs.job.";

    private static final Map<String, String> SUBSTITUTES = Map.of(
            "java/util/concurrent/LinkedBlockingQueue", "io/ttsjobs/simulation/SimulatedQueue",
            "java/util/concurrent/CountDownLatch", "io/ttsjobs/simulation/SimulatedLatch",
            "java/util/concurrent/Semaphore", "io/ttsjobs/simulation/SimulatedSemaphore",
            "io/ttsjobs/job/Threads", "io/ttsjobs/simulation/SimulatedThreads");

    /** What the tests and the world of the simulation speak through. */
    private static final Set<String> SHARED = Set.of(Simulator.class.getName(), Verdict.class.getName());

    private static final int MAGIC_AND_VERSION = 8;

    SubstitutingLoader() {
        super(SubstitutingLoader.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(LIBRARY) || SHARED.contains(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] original = in.readAllBytes();
            byte[] code = name.startsWith(ENGINE) ? substitute(original) : original;
            return defineClass(name, code, 0, code.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static byte[] substitute(byte[] original) throws IOException {
        ByteArrayOutputStream code = new ByteArrayOutputStream(original.length);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(original));
        DataOutputStream out = new DataOutputStream(code);
        out.write(in.readNBytes(MAGIC_AND_VERSION));
        int constants = in.readUnsignedShort();
        out.writeShort(constants);
        for (int i = 1; i < constants; i++) {
            int tag = in.readUnsignedByte();
            out.writeByte(tag);
            if (tag == 1) {
                out.writeUTF(substitute(in.readUTF()));
            } else {
                out.write(in.readNBytes(size(tag)));
            }
            i += tag == 5 || tag == 6 ? 1 : 0; // a long or a double takes two places
        }
        in.transferTo(out);
        return code.toByteArray();
    }

    private static String substitute(String constant) {
        String changed = constant;
        for (Map.Entry<String, String> substitute : SUBSTITUTES.entrySet()) {
            changed = changed.replace(substitute.getKey(), substitute.getValue());
        }
        return changed;
    }

    /** How many bytes a constant has after its tag. */
    private static int size(int tag) {
        return switch (tag) {
            case 7, 8, 16, 19, 20 -> 2; // class, string, method type, module, package
            case 15 -> 3; // method handle
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4; // int, float, references, name and type, dynamics
            case 5, 6 -> 8; // long, double
            default -> throw new IllegalArgumentException("no constant has the tag " + tag);
        };
    }
}
