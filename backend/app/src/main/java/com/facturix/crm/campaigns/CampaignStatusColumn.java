package com.facturix.crm.campaigns;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** A campaign's status as the database spells it. */
@Converter
class CampaignStatusColumn implements AttributeConverter<CampaignStatus, String> {
    @Override
    public String convertToDatabaseColumn(CampaignStatus status) {
        return status.key();
    }

    @Override
    public CampaignStatus convertToEntityAttribute(String key) {
        return CampaignStatus.fromString(key);
    }
}
