export { fillTemplate, type TemplateSearch } from './api';
export { TemplatePicker } from './components/TemplatePicker';
export type { MailLanguage, Template, TemplatePreview } from './model';
