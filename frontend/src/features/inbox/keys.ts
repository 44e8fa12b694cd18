import type { TFunction } from 'i18next';
import type { PageShortcut } from '@/app/Shortcuts';

/** The keys of a thread that is open, for the list of shortcuts. */
export const answerShortcuts = (t: TFunction<'inbox'>): PageShortcut[] => [
  { keys: ['R'], text: t('answer.reply') },
  { keys: ['A'], text: t('answer.replyAll') },
  { keys: ['F'], text: t('answer.forward') },
];
