package com.facturix.crm.tasks;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** A priority as the database spells it. */
@Converter
class TaskPriorityColumn implements AttributeConverter<TaskPriority, String> {
    @Override
    public String convertToDatabaseColumn(TaskPriority priority) {
        return priority.key();
    }

    @Override
    public TaskPriority convertToEntityAttribute(String key) {
        return TaskPriority.ofKey(key);
    }
}
