import { openLetter } from './desk';

export type { AnsweredMessage, Mode } from './answer.model';
export { ComposeButton } from './components/ComposeButton';
export { DealMail } from './components/DealMail';
export { ComposeDock } from './components/Dock';
export { OutgoingList } from './components/OutgoingList';
export { ReplyBox } from './components/ReplyBox';
export { ThreadReply } from './components/ThreadReply';
export type { ComposeStart } from './model';

/** Opens a mail at the corner of the screen, from anywhere. */
export function useCompose() {
  return { open: openLetter };
}
