export { type CampaignListSearch, campaignSource } from './api';
export { RelatedCampaigns } from './components/RelatedCampaigns';
export { type CampaignTab, campaignTabs } from './model';
