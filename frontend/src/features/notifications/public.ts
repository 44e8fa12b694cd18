export { Bell } from './components/Bell';
export { NotificationPreferences } from './components/NotificationPreferences';
