import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

interface Letter {
  from: string;
  to: string;
  subject: string;
  html: string;
}

/** Hands a mail to the local mail server, as a stranger's server does. */
export async function deliver({ from, to, subject, html }: Letter): Promise<void> {
  const socket = connect(Number(process.env.FACTURIX_SMTP_PORT), 'localhost');
  const answers = createInterface({ input: socket });
  const say = async (line: string | null) => {
    const answered = once(answers, 'line');
    if (line !== null) socket.write(`${line}\r\n`);
    const [answer] = (await answered) as [string];
    if (!/^[23]/.test(answer)) throw new Error(`${line}: ${answer}`);
  };
  const address = /<(.+)>/.exec(from)?.[1] ?? from;
  const message = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${Date.now()}.${Math.random()}@there.example>`,
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
    '',
    html,
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
