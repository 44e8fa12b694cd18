package com.facturix.crm.tasks;

/** How many open tasks are due when, in the reader's days. */
public record TaskCounts(long overdue, long today, long week, long later) {
    long of(TaskDays.Part part) {
        return switch (part) {
            case OVERDUE -> overdue;
            case TODAY -> today;
            case WEEK -> week;
            case LATER -> later;
        };
    }
}
