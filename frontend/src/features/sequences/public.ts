export type { SequenceListSearch } from './api';
export { EnrolButton, EnrolSelected, LeadSequences } from './components/EnrolLead';
export { type SequenceTab, sequenceTabs } from './model';
export { type ResultsSearch, resultsKeys } from './results.model';
