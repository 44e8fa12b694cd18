import { Anchor } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { linkedinHref, mailHref, telHref, websiteHref, websiteLabel } from '@/lib/contact';

/** What opens another site never gets a handle on this one, nor learns where one came from. */
const elsewhere = { target: '_blank', rel: 'noopener noreferrer' } as const;

interface Props {
  value: string | null;
  /** In a cell of a DataTable, which is one tab stop as a whole. */
  inCell?: boolean;
}

const focus = (inCell: boolean | undefined) => (inCell ? { tabIndex: -1 } : {});

function Outside({
  href,
  inCell,
  children,
}: {
  href: string;
  inCell?: boolean | undefined;
  children: ReactNode;
}) {
  return (
    <Anchor href={href} {...elsewhere} {...focus(inCell)} inherit>
      {children}
      <IconExternalLink
        size={13}
        stroke={1.8}
        aria-hidden
        style={{ marginLeft: 4, verticalAlign: '-1px' }}
      />
    </Anchor>
  );
}

export function WebsiteLink({ value, inCell }: Props) {
  const href = websiteHref(value);
  if (!value) return null;
  return href ? (
    <Outside href={href} inCell={inCell}>
      {websiteLabel(value)}
    </Outside>
  ) : (
    value
  );
}

export function LinkedinLink({ value }: Props) {
  const href = linkedinHref(value);
  if (!value) return null;
  return href ? <Outside href={href}>{websiteLabel(href)}</Outside> : value;
}

export function EmailLink({ value, inCell }: Props) {
  const href = mailHref(value);
  if (!value) return null;
  return href ? (
    <Anchor href={href} {...focus(inCell)} inherit>
      {value}
    </Anchor>
  ) : (
    value
  );
}

/** The number as it was typed, dialling its international form. */
export function PhoneLink({ value, e164 = null, inCell }: Props & { e164?: string | null }) {
  const href = telHref(value, e164);
  const shown = value ?? e164;
  if (!shown) return null;
  return href ? (
    <Anchor href={href} {...focus(inCell)} inherit className="fx-num">
      {shown}
    </Anchor>
  ) : (
    shown
  );
}
