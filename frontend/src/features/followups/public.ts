export { LeadSuggestion, Suggestions } from './components/Suggestions';
