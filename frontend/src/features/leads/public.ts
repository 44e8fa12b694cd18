export { type LeadListSearch, leadSource } from './api';
export { RelatedLeads } from './components/RelatedLeads';
export { type LeadTab, leadTabs } from './model';
