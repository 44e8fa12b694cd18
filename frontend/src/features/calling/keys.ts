import { type Outcome, outcomes } from './model';

const ofOutcomes = Object.fromEntries(
  outcomes.map(({ outcome, key }) => [`outcome.${outcome}`, key]),
) as Record<`outcome.${Outcome}`, string>;

/**
 * Every action of the page with its key, each under the name of its text, by when it can be done.
 * Letters, because digits need Shift on a French keyboard; with Shift what leads away from the call.
 */
export const keys = {
  call: {
    ...ofOutcomes,
    finishNext: 'enter',
    finish: 'shift+enter',
    finishFromNote: 'ctrl+enter',
    editNote: 'e',
    chooseStatus: 'z',
    'in.hour': '1',
    'in.afternoon': '2',
    'in.tomorrow': '3',
    'in.week': '4',
    otherTime: 'y',
    ruleTime: '0',
    addStep: 'a',
    dial: 'p',
    write: 'm',
    newDeal: 'd',
    newTask: 't',
    enrol: 'q',
    openLead: 'r',
    website: 'shift+u',
    linkedin: 'shift+i',
    'reason.skip': 's',
    'reason.wrong_number': 'shift+w',
    'reason.language': 'shift+l',
    'reason.conflict': 'shift+c',
    'reason.other': 'shift+o',
    'reason.break': 'shift+b',
  },
  script: { objection: 'o' },
  context: { 'context.timeline': 'h', 'context.tasks': 'j', 'context.deals': 'k' },
  idle: { 'start.action': 'enter' },
  empty: { 'empty.again': 'enter' },
  page: { chooseCampaign: 'l', undoLast: 'u' },
  left: { 'left.save': 'shift+n', 'left.discard': 'shift+x' },
  refused: { forget: 'shift+d' },
} as const;

export type Place = keyof typeof keys;

type ActionOf<P extends Place> = keyof (typeof keys)[P] & string;

export type Action = { [P in Place]: ActionOf<P> }[Place];

/** What each action of a place does; undefined where there is nothing to be done just now. */
export type Acts<P extends Place> = Record<ActionOf<P>, (() => void) | undefined>;

const all = Object.assign({}, ...Object.values(keys)) as Record<Action, string>;

export const actions = Object.keys(all) as Action[];

export function keyOf(action: Action): string {
  return all[action];
}

const spoken: Record<string, string> = { shift: 'Shift', ctrl: 'Control', enter: 'Enter' };

/** As `aria-keyshortcuts` has it: `Shift+w`. */
export function ariaKeys(action: Action): string {
  return keyOf(action)
    .split('+')
    .map((part) => spoken[part] ?? part)
    .join('+');
}

/** As it is printed on the keys, `enter` in the reader's language. */
export function keyCaps(action: Action, enter: string): string[] {
  return keyOf(action)
    .split('+')
    .map((part) => {
      if (part === 'enter') return enter;
      if (part === 'shift') return '⇧';
      return part === 'ctrl' ? 'Ctrl' : part.toUpperCase();
    });
}

/** The key that was pressed, as the list writes it. */
export function pressed(event: Pick<KeyboardEvent, 'key' | 'shiftKey'>): string {
  const key = event.key.toLowerCase();
  // Of what is no letter, Shift may be a part: a digit needs it on a French keyboard.
  const shifts = key === 'enter' || /^\p{L}$/u.test(key);
  return event.shiftKey && shifts ? `shift+${key}` : key;
}
