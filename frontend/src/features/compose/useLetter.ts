import { useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useCallback, useEffect, useRef, useState } from 'react';
import { newKey } from '@/api/http';
import { asProblem } from '@/api/problem';
import { fieldText } from '@/components/problemText';
import { registerDraft } from '@/lib/drafts';
import { amendMail, attach, createMail, deleteMail, detach, sendMail } from './api';
import { Autosave, type SavedAs } from './autosave';
import { dropKept, keep } from './desk';
import { type ComposeStart, type Letter, lineOf, type Mail } from './model';
import { type Coming, NOTHING_UNDERWAY, type Refused, Uploads } from './uploads';

const REST_MS = 700;

export type SaveState = 'untouched' | 'saving' | 'saved' | 'failed';

interface Options {
  owner: string;
  /** Where it lies on the screen: what it is kept under in this browser. */
  place: string;
  start: ComposeStart;
  letter: Letter;
  saved: SavedAs | null;
  /** Whether the letter is what this browser kept, and so may be newer than the draft. */
  kept: boolean;
  attachments: Mail['attachments'];
}

/** A mail while it is written: what is typed, kept at once here and a moment later on the server. */
export function useLetter({ owner, place, start, ...initial }: Options) {
  const client = useQueryClient();
  const [letter, setLetter] = useState(initial.letter);
  const [attachments, setAttachments] = useState(initial.attachments);
  const [state, setState] = useState<SaveState>(initial.saved ? 'saved' : 'untouched');
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [underway, setUnderway] = useState(NOTHING_UNDERWAY);
  const [files] = useState(() => new Uploads(setUnderway));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const closed = useRef(false);
  const newest = useRef(initial.letter);
  const [saving] = useState(() => {
    const key = newKey();
    const autosave = new Autosave(
      { create: (one) => createMail(one, key), amend: amendMail },
      initial.saved,
      (mail) => setAttachments(mail.attachments),
    );
    if (initial.kept) autosave.change(initial.letter);
    return autosave;
  });

  const remember = useCallback(() => {
    // Another mail may lie in this place by now.
    if (closed.current) return;
    keep(owner, place, { start, letter: newest.current, saved: saving.known });
  }, [owner, place, start, saving]);

  const save = useCallback(async (): Promise<SavedAs> => {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (!saving.known) saving.change(newest.current);
    setState('saving');
    try {
      const known = await saving.flush();
      setState('saved');
      setErrors({});
      remember();
      void client.invalidateQueries({ queryKey: ['get', '/api/mails'] });
      return known;
    } catch (error) {
      setState('failed');
      setErrors(faults(error));
      throw error;
    }
  }, [saving, remember, client]);

  const change = useCallback(
    (patch: Partial<Letter>) => {
      newest.current = { ...newest.current, ...patch };
      setLetter(newest.current);
      saving.change(newest.current);
      remember();
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save().catch(() => undefined), REST_MS);
    },
    [saving, remember, save],
  );

  const [kept] = useState(initial.kept);
  useEffect(() => {
    if (kept) void save().catch(() => undefined);
  }, [kept, save]);
  // Put aside in mid-word: the rest is saved all the same.
  useEffect(() => {
    closed.current = false;
    return () => {
      closed.current = true;
      if (timer.current !== undefined) void save().catch(() => undefined);
    };
  }, [save]);
  // Leaving for the login page keeps it, too: it is in this browser already.
  useEffect(() => registerDraft(`mail:${place}`, () => undefined), [place]);

  // A file that is not on the server yet cannot be had again after a reload.
  const coming = underway.uploads.length > 0;
  useEffect(() => {
    if (!coming) return;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', stay);
    return () => window.removeEventListener('beforeunload', stay);
  }, [coming]);

  /** Nothing of it is left in this browser. */
  const forget = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    closed.current = true;
    dropKept(owner, place);
  }, [owner, place]);

  const send = async (sendAt: string | null): Promise<Mail> => {
    const known = await save();
    try {
      const mail = await sendMail(known, sendAt);
      forget();
      void client.invalidateQueries({ queryKey: ['get', '/api/mails'] });
      return mail;
    } catch (error) {
      setErrors(faults(error));
      throw error;
    }
  };

  /** Resolves, when all are there, to those that were refused. */
  const addFiles = (chosen: readonly Coming[]): Promise<Refused[]> =>
    files.add(chosen, async (file) => {
      const known = await save();
      saving.learn(await attach(known.id, file));
      remember();
    });

  const removeFile = (position: number) =>
    files.inTurn(async () => {
      const known = await save();
      saving.learn(await detach(known.id, position));
      remember();
    });

  const discard = async () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    await files.stop();
    const known = saving.known;
    if (known) {
      // What is on its way to the server has to be there before it can be thrown away.
      await saving.flush().catch(() => undefined);
      await deleteMail(saving.known ?? known);
      void client.invalidateQueries({ queryKey: ['get', '/api/mails'] });
    }
    forget();
  };

  return {
    letter,
    attachments,
    state,
    errors,
    change,
    save,
    send,
    uploads: underway.uploads,
    filesBusy: underway.busy,
    /** As `filesBusy`, at this very moment. */
    isBusyWithFiles: () => files.busy,
    addFiles,
    removeFile,
    discard,
    forget,
    known: () => saving.known,
  };
}

export type LetterInHand = ReturnType<typeof useLetter>;

/** What the server has against it, at the line that it is about. */
function faults(error: unknown): Record<string, string> {
  const problem = asProblem(error);
  const lines: Record<string, string> = {};
  for (const fault of problem.fieldErrors) {
    const line = lineOf(fault.field);
    const text = fieldText(problem, fault, i18next.t, (key) => i18next.exists(key));
    lines[line] = lines[line] ? `${lines[line]} · ${text}` : text;
  }
  return lines;
}
