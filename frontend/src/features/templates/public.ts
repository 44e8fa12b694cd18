export { fillTemplate, type TemplateSearch } from './api';
export { PreviewPane } from './components/PreviewPane';
export { TemplatePicker } from './components/TemplatePicker';
export type { MailLanguage, Template, TemplatePreview } from './model';
