export {
  countLeadsExactly,
  leadSource,
  tagSource,
  useLeadStatuses,
} from './api';
export { LeadDialog } from './components/LeadDialog';
export { LeadFieldsCard } from './components/LeadFieldsCard';
export { RelatedLeads } from './components/RelatedLeads';
export { ScoreCard } from './components/ScoreCard';
export { StatusBadge } from './components/StatusBadge';
export { type LeadTab, leadTabs, meanings, roleOf } from './model';
export { type LeadListSearch, leadFilter, leadSearchKeys, NOBODY } from './search.model';
