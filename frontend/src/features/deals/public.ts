export { dealSource } from './api';
export { DealDialogs } from './components/DealDialogs';
export { DealLink, StageBadge } from './components/dealParts';
export { RelatedDeals } from './components/RelatedDeals';
export { type PipelineSearch, readSearch } from './search.model';
