import { z } from 'zod';
import type { Schema } from '@/api/client';
import type { Role } from '@/app/session';

/** A person as other records name them. */
export interface UserRef {
  id: string;
  name: string;
  initials: string;
}

export type Workload = Schema<'Workload'>;

export type UserStatus = 'active' | 'invited' | 'inactive';

export interface User extends UserRef {
  /** Null for somebody whom only an import knows. */
  email: string | null;
  role: Role;
  active: boolean;
  status: UserStatus;
  lastLoginAt: string | null;
  version: number;
}

export const roles = ['admin', 'manager', 'bd'] as const satisfies readonly Role[];

/** What a change of a person would be: everything that PUT replaces. */
export interface UserChange {
  name: string;
  role: Role;
  active: boolean;
}

export type Protection = 'ownAccount' | 'lastAdmin';

/**
 * Why a person's role and activity cannot be changed: nobody locks themselves out, and the
 * house keeps one admin who can log in. The server holds the rule; this explains the switch.
 */
export function protectionOf(
  user: Pick<User, 'id' | 'role' | 'active'>,
  me: string,
  activeAdmins: number,
): Protection | null {
  if (user.id === me) return 'ownAccount';
  if (user.role === 'admin' && user.active && activeAdmins <= 1) return 'lastAdmin';
  return null;
}

/** The people of a chooser who are not chosen yet. */
export function notYet<T extends { id: string }>(
  people: readonly T[],
  chosen: readonly { id: string }[],
): T[] {
  const ids = new Set(chosen.map(({ id }) => id));
  return people.filter(({ id }) => !ids.has(id));
}

export const statusColor: Record<UserStatus, string> = {
  active: 'mint',
  invited: 'blue',
  inactive: 'gray',
};

const name = z.string().trim().min(1).max(200);

export const inviteSchema = z.object({ name, email: z.email().max(254) });
export const userSchema = z.object({ name });
