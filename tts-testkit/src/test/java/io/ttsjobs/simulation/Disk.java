package io.ttsjobs.simulation;

import io.ttsjobs.job.JobStore;

/** What is left of a store when its process dies. */
interface Disk {

    /** Opens the store of the next process, which closes it. */
    JobStore open();
}
