import { request } from 'node:http';

/** What people read mails with: the rules that tell human beings from machines know it. */
const MAIL_PROGRAM = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.0';

/**
 * Asks for a picture or a link of a mail as its reader's program does: without a login, and from another address than
 * the one that the seller works from, which would be taken for the seller's own.
 */
export async function asReader(address: string): Promise<{ status: number; location?: string }> {
  const url = new URL(address);
  return new Promise((resolve, reject) => {
    request(
      {
        host: '127.0.0.1',
        localAddress: '127.0.0.9',
        port: url.port,
        path: url.pathname + url.search,
        headers: { host: url.host, 'user-agent': MAIL_PROGRAM },
      },
      (answer) => {
        answer.resume();
        const { location } = answer.headers;
        resolve({ status: answer.statusCode ?? 0, ...(location ? { location } : {}) });
      },
    )
      .on('error', reject)
      .end();
  });
}

/** The addresses of a mail's HTML that lead to a path of the product. */
export function addressesIn(html: string, path: string): string[] {
  return [...html.matchAll(/(?:href|src)="([^"]+)"/g)]
    .map(([, address]) => (address ?? '').replaceAll('&amp;', '&'))
    .filter((address) => address.includes(path));
}
