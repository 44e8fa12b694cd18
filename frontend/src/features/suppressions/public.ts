export type { SuppressionSearch } from './api';
