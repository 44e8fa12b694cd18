package com.facturix.bench;

/** One benchmark. */
interface Workload {
    String name();

    Result run(Bench bench) throws Exception;
}
