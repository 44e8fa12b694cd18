export { startBulk, watch } from './api';
export { BulkActions } from './components/BulkActions';
export { BulkHistory } from './components/BulkHistory';
export { BulkTray } from './components/BulkTray';
