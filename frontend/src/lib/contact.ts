/** Addresses of people and companies: as typed, as kept, and as links. */

const scheme = /^[a-z][a-z0-9+.-]*:/i;
/** `host:8080` looks like a scheme, but what follows a scheme is no port. */
const hostAndPort = /^[^/:]+:\d+(\/|$)/;

function webAddress(text: string): URL | null {
  const trimmed = text.trim();
  if (trimmed === '' || /\s/.test(trimmed)) return null;
  const named = scheme.test(trimmed) && !hostAndPort.test(trimmed);
  try {
    const url = new URL(named ? trimmed : `https://${trimmed.replace(/^\/\//, '')}`);
    const web = url.protocol === 'http:' || url.protocol === 'https:';
    // A name without a dot is no public site; an address with a password is a trap.
    return web && url.hostname.includes('.') && !url.username && !url.password ? url : null;
  } catch {
    return null;
  }
}

/**
 * A website as we keep it: with its scheme, the host in lower case, no lone slash at the end.
 * Null when it is no web address; then what was typed is shown to be wrong.
 */
export function normaliseWebsite(text: string): string | null {
  const url = webAddress(text);
  if (!url) return null;
  const path = url.pathname === '/' ? '' : url.pathname;
  return `${url.protocol}//${url.host}${path}${url.search}${url.hash}`;
}

/** Where a link to the website goes; null for anything that is not http or https. */
export function websiteHref(text: string | null | undefined): string | null {
  return text ? (webAddress(text)?.href ?? null) : null;
}

/** The website as people say it: without scheme, `www.` and a lone slash. */
export function websiteLabel(text: string): string {
  const url = webAddress(text);
  if (!url) return text;
  const path = url.pathname === '/' ? '' : url.pathname;
  return `${url.hostname.replace(/^www\./, '')}${path}`;
}

/** What a `tel:` link dials: the E.164 number, else the digits of what was typed. */
export function telHref(raw: string | null | undefined, e164?: string | null): string | null {
  if (e164) return `tel:${e164}`;
  if (!raw) return null;
  const international = raw.trim().startsWith('+');
  const digits = raw.replace(/\D/g, '');
  return digits.length < 3 ? null : `tel:${international ? '+' : ''}${digits}`;
}

export function mailHref(email: string | null | undefined): string | null {
  return email?.includes('@') ? `mailto:${encodeURIComponent(email).replace('%40', '@')}` : null;
}

/** A LinkedIn profile from a full address or from what follows `/in/`. */
export function linkedinHref(text: string | null | undefined): string | null {
  if (!text) return null;
  const trimmed = text.trim();
  if (/^[\w%-]+$/.test(trimmed)) return `https://www.linkedin.com/in/${trimmed}`;
  const url = webAddress(trimmed);
  return url && /(^|\.)linkedin\.com$/i.test(url.hostname) ? url.href : null;
}
