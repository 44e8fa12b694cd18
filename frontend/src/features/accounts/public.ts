export { type AccountListSearch, accountSource } from './api';
export { type AccountTab, accountTabs } from './model';
