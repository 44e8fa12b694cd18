import {
  type ConditionPart,
  type MailPart,
  type Step,
  type StepKind,
  type Variant,
  type VariantKey,
  variantKeys,
} from './model';

/** A list of steps: the sequence's own, or one way behind a condition. */
export interface Lane {
  parent: string | null;
  way: 'yes' | 'no';
}

export const MAIN: Lane = { parent: null, way: 'yes' };
/** No condition stands deeper than this. */
export const DEEPEST = 3;
const NEW = 'new-';

const blankVariant = (key: VariantKey): Variant => ({
  key,
  weight: 50,
  templateId: null,
  template: null,
  subject: '',
  body: '',
});

/** A step as one begins to fill it in. */
export function blankStep(kind: StepKind, number: number): Step {
  return {
    id: NEW + number,
    kind,
    name: null,
    mail: kind === 'mail' ? { thread: 'new', variants: [blankVariant('A')] } : null,
    task:
      kind === 'call_task' || kind === 'manual_task'
        ? { title: '', notes: null, priority: 'normal', dueInHours: 24, waitForDone: false }
        : null,
    wait: kind === 'wait' ? { amount: 2, unit: 'business_days' } : null,
    condition: kind === 'condition' ? { what: 'opened', withinDays: 3, yes: [], no: [] } : null,
  };
}

function inLane(steps: Step[], lane: Lane, change: (steps: Step[]) => Step[]): Step[] {
  if (lane.parent === null) return change(steps);
  return steps.map((step) => {
    if (!step.condition) return step;
    const condition: ConditionPart =
      step.id === lane.parent
        ? { ...step.condition, [lane.way]: change(step.condition[lane.way]) }
        : {
            ...step.condition,
            yes: inLane(step.condition.yes, lane, change),
            no: inLane(step.condition.no, lane, change),
          };
    return { ...step, condition };
  });
}

export const addStep = (steps: Step[], lane: Lane, step: Step): Step[] =>
  inLane(steps, lane, (all) => [...all, step]);

export const moveStep = (steps: Step[], lane: Lane, from: number, to: number): Step[] =>
  inLane(steps, lane, (all) => {
    const next = [...all];
    const [moved] = next.splice(from, 1);
    if (moved) next.splice(to, 0, moved);
    return next;
  });

export const removeStep = (steps: Step[], lane: Lane, id: string): Step[] =>
  inLane(steps, lane, (all) => all.filter((step) => step.id !== id));

/** The step in the place of the one with its id; what lies behind a condition stays. */
export const replaceStep = (steps: Step[], lane: Lane, step: Step): Step[] =>
  inLane(steps, lane, (all) => all.map((one) => (one.id === step.id ? step : one)));

/** How many steps there are, those behind conditions included. */
export function countSteps(steps: readonly Step[]): number {
  return steps.reduce(
    (sum, { condition }) =>
      sum + 1 + (condition ? countSteps(condition.yes) + countSteps(condition.no) : 0),
    0,
  );
}

/** How many mails stand before this step on the way to it; a reply needs one. */
export function hasMailBefore(steps: readonly Step[], id: string, before = false): boolean | null {
  let mail = before;
  for (const step of steps) {
    if (step.id === id) return mail;
    if (step.condition) {
      const within =
        hasMailBefore(step.condition.yes, id, mail) ?? hasMailBefore(step.condition.no, id, mail);
      if (within !== null) return within;
    }
    mail = mail || step.kind === 'mail';
  }
  return null;
}

type StepRequest = Omit<Step, 'id' | 'mail' | 'condition'> & {
  id: string | null;
  mail: (Omit<MailPart, 'variants'> & { variants: Omit<Variant, 'template'>[] }) | null;
  condition: (Omit<ConditionPart, 'yes' | 'no'> & { yes: StepRequest[]; no: StepRequest[] }) | null;
};

/** The steps as the server takes them: new ones without an id, texts or a template. */
export function stepRequests(steps: readonly Step[]): StepRequest[] {
  return steps.map((step) => ({
    ...step,
    id: step.id.startsWith(NEW) ? null : step.id,
    name: step.name?.trim() || null,
    mail: step.mail && {
      ...step.mail,
      variants: step.mail.variants.map(({ template: _answer, ...variant }) => ({
        ...variant,
        subject: variant.templateId ? null : variant.subject?.trim() || null,
        body: variant.templateId ? null : variant.body || null,
      })),
    },
    condition: step.condition && {
      ...step.condition,
      yes: stepRequests(step.condition.yes),
      no: stepRequests(step.condition.no),
    },
  }));
}

/** With one more text to try; none beyond four. */
export function withVariant(variants: readonly Variant[]): Variant[] {
  const key = variantKeys.find((one) => !variants.some((variant) => variant.key === one));
  return key ? [...variants, blankVariant(key)] : [...variants];
}

/** What is missing before a step can be kept: a key of the texts. */
export function missingIn(step: Step): string | null {
  if (step.task && step.task.title.trim() === '') return 'missing.title';
  if (step.wait && !(step.wait.amount >= 1)) return 'missing.amount';
  for (const variant of step.mail?.variants ?? []) {
    if (variant.templateId) continue;
    if (!variant.body) return 'missing.body';
    if (step.mail?.thread === 'new' && !variant.subject?.trim()) return 'missing.subject';
  }
  return null;
}
