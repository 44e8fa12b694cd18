export type { SequenceListSearch } from './api';
export { EnrolButton, EnrolSelected, LeadSequences } from './components/EnrolLead';
export { WhySent } from './components/WhySent';
export { type SequenceTab, sequenceTabs } from './model';
export { type ResultsSearch, resultsKeys } from './results.model';
