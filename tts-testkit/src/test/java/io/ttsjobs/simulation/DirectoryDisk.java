package io.ttsjobs.simulation;

import io.ttsjobs.job.JobStore;
import java.nio.file.Path;

/**
 * The library's own durable store.
 *
 * @param directory where it is
 */
record DirectoryDisk(Path directory) implements Disk {

    @Override
    public JobStore open() {
        return JobStore.directory(directory);
    }
}
