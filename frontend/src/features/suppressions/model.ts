import { z } from 'zod';
import type { Schema } from '@/api/client';

export type Suppression = Schema<'Suppression'>;
export type SuppressionRequest = Schema<'SuppressionRequest'>;
export type SuppressionReason = Schema<'SuppressionReason'>;

export const reasons = [
  'unsubscribed',
  'bounced',
  'complained',
  'manual',
] as const satisfies readonly SuppressionReason[];

export const reasonColor: Record<SuppressionReason, string> = {
  unsubscribed: 'blue',
  bounced: 'orange',
  complained: 'red',
  manual: 'gray',
};

/** What the form holds. */
export type SuppressionValues = { address: string; accountId: string | null; note: string };

export const NOBODY: SuppressionValues = { address: '', accountId: null, note: '' };

export const suppressionSchema = z.object({
  address: z.email().max(254),
  note: z.string().max(300),
});

export const requestOf = ({ address, accountId, note }: SuppressionValues): SuppressionRequest => ({
  address: address.trim().toLowerCase(),
  accountId,
  note: note.trim() || null,
});
