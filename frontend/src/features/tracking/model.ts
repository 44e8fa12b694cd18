import type { Schema } from '@/api/client';

export type MailTracking = Schema<'MailTracking'>;
export type TrackingEvent = Schema<'MailTrackingEvent'>;
export type Verdict = Schema<'TrackingVerdict'>;
export type Evidence = Schema<'TrackingEvidence'>;

/** What lists and threads carry of a mail that is out; only what human beings did. */
export type TrackingSums = Schema<'TrackingSums'>;

/** How far the reader went. */
export type Reach = 'clicked' | 'opened' | 'none';

export function reachOf({ opens, clicks }: TrackingSums): Reach {
  if (clicks > 0) return 'clicked';
  return opens > 0 ? 'opened' : 'none';
}

/** What machines did and what nobody can tell, kept apart from what counts. */
export function asideOf(tracking: MailTracking): { machine: number; unknown: number; own: number } {
  return {
    machine: tracking.machineOpens + tracking.machineClicks,
    unknown: tracking.unknownOpens + tracking.unknownClicks,
    own: tracking.events.filter(({ verdict }) => verdict === 'own').length,
  };
}

/** A web address as one reads it: without what every address begins with. */
export function shortLink(url: string): string {
  const short = url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
  return short.length > 60 ? `${short.slice(0, 59)}…` : short;
}
