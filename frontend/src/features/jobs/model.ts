import type { Schema } from '@/api/client';

export type Job = Schema<'Job'>;
export type JobList = Schema<'JobList'>;
export type JobState = Job['state'];

export const states: readonly JobState[] = ['failed', 'retrying', 'running', 'waiting'];

export const colors: Record<JobState, string> = {
  failed: 'red',
  retrying: 'orange',
  running: 'mint',
  waiting: 'gray',
};

/** A job of a kind is told apart by what it is about. */
export function keyOf({ name, id }: Job): string {
  return `${name}/${id}`;
}
