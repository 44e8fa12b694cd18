export { campaignFiltersQuery } from './api';
export { ViewTabs } from './components/ViewTabs';
