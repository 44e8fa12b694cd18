import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { mailPort } from './mailboxes';

interface Letter {
  from: string;
  to: string;
  subject: string;
  html?: string;
  /** Besides those that every mail has, or in their place. */
  headers?: Record<string, string>;
  /** Makes it a server's report that it could not deliver a mail (RFC 3464). */
  report?: { recipient: string; status: string; reason: string; messageId: string };
}

function contentOf({ html, report }: Letter): string[] {
  if (!report) return ['Content-Type: text/html; charset=utf-8', '', html ?? ''];
  const part = (type: string, ...lines: string[]) => [
    '--part',
    `Content-Type: ${type}`,
    '',
    ...lines,
  ];
  return [
    'Content-Type: multipart/report; report-type=delivery-status; boundary=part',
    '',
    ...part(
      'text/plain',
      `Your mail could not be delivered to ${report.recipient}: ${report.reason}`,
    ),
    ...part(
      'message/delivery-status',
      'Reporting-MTA: dns; mx.there.example',
      '',
      `Final-Recipient: rfc822; ${report.recipient}`,
      'Action: failed',
      `Status: ${report.status}`,
      `Diagnostic-Code: smtp; ${report.reason}`,
      '',
    ),
    ...part(
      'text/rfc822-headers',
      `Message-ID: ${report.messageId}`,
      `To: ${report.recipient}`,
      '',
    ),
    '--part--',
  ];
}

/** Hands a mail to the local mail server, as a stranger's server does. */
export async function deliver(letter: Letter): Promise<void> {
  const { from, to, subject } = letter;
  const socket = connect(mailPort('FACTURIX_SMTP_PORT'), 'localhost');
  const answers = createInterface({ input: socket });
  const say = async (line: string | null) => {
    const answered = once(answers, 'line');
    if (line !== null) socket.write(`${line}\r\n`);
    const [answer] = (await answered) as [string];
    if (!/^[23]/.test(answer)) throw new Error(`${line}: ${answer}`);
  };
  const address = /<(.+)>/.exec(from)?.[1] ?? from;
  const headers = {
    From: from,
    To: to,
    Subject: subject,
    Date: new Date().toUTCString().replace('GMT', '+0000'),
    'Message-ID': `<${Date.now()}.${Math.random()}@there.example>`,
    'MIME-Version': '1.0',
    ...letter.headers,
  };
  const message = [
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...contentOf(letter),
    '.',
  ].join('\r\n');
  await say(null);
  await say('HELO there.example');
  await say(`MAIL FROM:<${address}>`);
  await say(`RCPT TO:<${to}>`);
  await say('DATA');
  await say(message);
  await say('QUIT');
  socket.end();
}
