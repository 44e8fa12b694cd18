/** The benchmarks: each workload beside its limit in the same run, answers checked, figures written down. */
@NullMarked
package com.facturix.bench;

import org.jspecify.annotations.NullMarked;
