import type { Icon } from '@tabler/icons-react';
import type { Role } from './session';

/** Something the palette can do besides going to a page: "New deal". */
export interface Command {
  id: string;
  /** Full key of its text: `pipeline:newDeal`. */
  label: string;
  icon: Icon;
  /** Same-origin address to go to; dialogs are addresses too (`/pipeline?dialog=new-deal`). */
  href: string;
  roles?: Role[];
}

// Each feature may have a commands.ts that exports `commands`.
const modules = import.meta.glob<{ commands?: Command[] }>('../features/*/commands.ts', {
  eager: true,
});

export function commandsFor(role: Role): Command[] {
  return Object.values(modules)
    .flatMap((module) => module.commands ?? [])
    .filter((command) => !command.roles || command.roles.includes(role));
}
