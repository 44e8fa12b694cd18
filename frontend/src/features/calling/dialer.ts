import { telHref } from '@/lib/contact';

/** What makes the call. Telephone integrations put themselves in the place of the tel: link. */
export interface Dialer {
  /** Where a click on the number leads; null where the number cannot be dialled. */
  href(number: string, e164: string | null): string | null;
  /** Dials by itself, for the key that calls. */
  dial(number: string, e164: string | null): void;
}

export const telDialer: Dialer = {
  href: telHref,
  dial(number, e164) {
    const href = telHref(number, e164);
    if (href) window.location.assign(href);
  },
};

let current: Dialer = telDialer;

export function useDialer(): Dialer {
  return current;
}

export function setDialer(dialer: Dialer): void {
  current = dialer;
}
