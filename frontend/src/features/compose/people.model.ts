import type { Schema } from '@/api/client';

export type MailPerson = Schema<'MailPerson'>;

const BARE = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/;
const NAMED = /^\s*"?([^"<]*?)"?\s*<\s*([^<>\s]+)\s*>\s*$/;

/** `Camille Durand <camille@example.com>`, or the address alone. */
export function personText({ name, address }: MailPerson): string {
  return name && name !== address ? `${name} <${address}>` : address;
}

export function personOf(text: string): MailPerson {
  const named = NAMED.exec(text);
  const address = named?.[2];
  if (!address) return { name: null, address: text.trim() };
  return { name: named[1]?.trim() || null, address };
}

export function isAddress(address: string): boolean {
  return BARE.test(address) && address.length <= 254;
}

/** Those of several pasted at once, each address once. */
export function peopleOf(texts: readonly string[]): MailPerson[] {
  const known = new Set<string>();
  return texts
    .map(personOf)
    .filter(({ address }) => {
      const key = address.toLowerCase();
      if (address === '' || known.has(key)) return false;
      known.add(key);
      return true;
    })
    .slice(0, 50);
}
