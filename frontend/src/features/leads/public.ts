export { type LeadListSearch, leadSource } from './api';
export { RelatedLeads } from './components/RelatedLeads';
export { ScoreCard } from './components/ScoreCard';
export { StatusBadge } from './components/StatusBadge';
export { type LeadTab, leadTabs, meanings, roleOf } from './model';
