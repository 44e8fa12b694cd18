import { useState } from 'react';
import { asProblem, fieldMessages } from '@/api/problem';
import { showError } from '@/components/toasts';
import { testMailbox } from '../api';
import type { MailboxRequest, MailboxTest } from '../model';

/** Tries a mailbox's servers. What the server has against the fields goes to them. */
export function useConnectionTest() {
  const [testing, setTesting] = useState(false);
  const [result, setResult] = useState<MailboxTest | null>(null);
  const run = async (
    mailbox: MailboxRequest,
    onFields?: (errors: Record<string, string>) => void,
  ) => {
    setTesting(true);
    setResult(null);
    try {
      setResult(await testMailbox(mailbox));
    } catch (error) {
      const errors = fieldMessages(asProblem(error));
      if (onFields && Object.keys(errors).length > 0) onFields(errors);
      else showError(error);
    } finally {
      setTesting(false);
    }
  };
  return { testing, result, run };
}
