import { describe, expect, it } from 'vitest';
import {
  keptAs,
  knowsPassword,
  listWith,
  type Mailbox,
  type MailPreset,
  newMailbox,
  placeIn,
  portFor,
  presetFor,
  presetOf,
  requestOf,
  valuesOf,
  withPreset,
} from './model';

const server = (host: string, port: number) => ({
  host,
  port,
  security: 'ssl' as const,
  user: 'ada@example.com',
  passwordSet: true,
});

const mailbox = (id: string, isDefault = false): Mailbox => ({
  id,
  address: 'ada@example.com',
  displayName: null,
  imap: server('imap.example.com', 993),
  smtp: server('smtp.example.com', 465),
  signature: null,
  tracked: true,
  shared: false,
  isDefault,
  dailyCap: 200,
  sendingTrouble: null,
});

const preset: MailPreset = {
  key: 'gmail',
  name: 'Gmail',
  domains: ['gmail.com'],
  imap: { host: 'imap.gmail.com', port: 993, security: 'ssl' },
  smtp: { host: 'smtp.gmail.com', port: 587, security: 'starttls' },
  note: 'app_password',
};

describe('what is sent', () => {
  it('takes the address for the user, and the login of reading for sending', () => {
    const values = newMailbox('Ada');
    values.address = 'ada@example.com';
    values.imap.password = 'secret';
    const request = requestOf(values, null);
    expect(request.imap).toMatchObject({ user: 'ada@example.com', password: 'secret' });
    expect(request.smtp).toMatchObject({ user: 'ada@example.com', password: 'secret', port: 465 });
  });

  it('keeps the passwords of mailboxes that nobody touched', () => {
    expect(keptAs(mailbox('a'))).toMatchObject({
      id: 'a',
      imap: { password: null },
      smtp: { password: null },
    });
  });

  it('is the whole list, with the one in its place and one default at most', () => {
    const all = [mailbox('a', true), mailbox('b')];
    const changed = { ...keptAs(mailbox('b')), isDefault: true, displayName: 'B' };
    const list = listWith(all, changed);
    expect(list.map((one) => [one.id, one.isDefault])).toEqual([
      ['a', false],
      ['b', true],
    ]);
    expect(placeIn(list, 'b')).toBe(1);
    const longer = listWith(all, requestOf(newMailbox('Ada'), null));
    expect(longer).toHaveLength(3);
    expect(longer[0]?.isDefault).toBe(true);
    expect(placeIn(longer, null)).toBe(2);
  });
});

describe('providers', () => {
  it('are known by the address and by their servers', () => {
    expect(presetFor('Ada@GMAIL.com', [preset])).toBe(preset);
    expect(presetFor('ada@example.com', [preset])).toBeUndefined();
    expect(presetFor('ada', [preset])).toBeUndefined();
    expect(presetOf({ ...newMailbox(''), ...withPreset(newMailbox(''), preset) }, [preset])).toBe(
      preset,
    );
  });

  it('bring their servers and leave the login that was typed', () => {
    const values = newMailbox('Ada');
    values.imap.password = 'secret';
    expect(withPreset(values, preset).imap).toEqual({
      host: 'imap.gmail.com',
      port: 993,
      security: 'ssl',
      user: '',
      password: 'secret',
    });
  });
});

describe('ports', () => {
  it('follow the encryption unless somebody chose one of their own', () => {
    expect(portFor('imap', 'starttls', 993)).toBe(143);
    expect(portFor('smtp', 'starttls', 465)).toBe(587);
    expect(portFor('smtp', 'ssl', '')).toBe(465);
    expect(portFor('imap', 'none', 3143)).toBe(3143);
  });
});

describe('a password that is known', () => {
  it('serves for the very server that it was given for, and no other', () => {
    const known = mailbox('a');
    const values = valuesOf(known);
    expect(knowsPassword('imap', values, known)).toBe(true);
    expect(knowsPassword('smtp', values, known)).toBe(true);
    expect(knowsPassword('imap', values, undefined)).toBe(false);
    expect(
      knowsPassword('imap', { ...values, imap: { ...values.imap, host: 'evil.example' } }, known),
    ).toBe(false);
    expect(knowsPassword('smtp', { ...values, imap: { ...values.imap, user: 'bob' } }, known)).toBe(
      false,
    );
  });
});
