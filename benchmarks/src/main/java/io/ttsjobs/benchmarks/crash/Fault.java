package io.ttsjobs.benchmarks.crash;

import java.util.Set;

/** What befalls a system call. */
enum Fault {
    /** The process dies at the call, which may still happen. */
    KILL("signal=KILL"),
    EIO("error=EIO"),
    ENOSPC("error=ENOSPC");

    /** All that a process is watched for. */
    static final Set<String> CALLS =
            Set.of("openat", "write", "ftruncate", "fsync", "rename", "unlink", "mkdir", "rmdir", "chmod");

    private static final Set<String> CALLS_THAT_FAIL = Set.of("openat", "write", "fsync", "rename");

    /** As strace's {@code inject} wants to hear it. */
    final String injection;

    Fault(String injection) {
        this.injection = injection;
    }

    boolean befalls(String call) {
        return this == KILL || CALLS_THAT_FAIL.contains(call);
    }
}
