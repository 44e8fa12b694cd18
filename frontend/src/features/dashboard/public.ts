export type { DashboardSearch } from './api';
