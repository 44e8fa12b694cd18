import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconAlertCircle } from '@tabler/icons-react';
import { useBlocker } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { onSessionEnd } from '@/api/session';
import { confirm } from '../confirm';
import { ConflictDialog } from './ConflictDialog';
import classes from './FormDialog.module.css';
import type { RecordForm } from './useRecordForm';

interface Props<V extends Record<string, unknown>> {
  title: ReactNode;
  record: RecordForm<V>;
  onClose: () => void;
  children: ReactNode;
  /** The verb on the button: "Create deal", "Save". */
  submitLabel?: string | undefined;
  /** A width where none of the sizes fits: `72rem`. */
  size?: 'md' | 'lg' | 'xl' | `${number}rem`;
  /** There is nothing to save, only to look at. */
  readOnly?: boolean;
  /** At the left of the buttons: presence, "Delete". */
  footer?: ReactNode;
}

/**
 * A dialog around one form. Mount it only while it is open. Unsaved input is never lost without
 * a question, whichever way one leaves: Escape, Back, a link, closing the tab.
 */
export function FormDialog<V extends Record<string, unknown>>({
  title,
  record,
  onClose,
  children,
  submitLabel,
  size = 'lg',
  readOnly = false,
  footer,
}: Props<V>) {
  const { t } = useTranslation('common');
  const narrow = useMediaQuery('(max-width: 48em)');
  const leaving = useRef(false);
  const unsaved = () => record.dirty && !record.saving && !leaving.current;

  const mayLeave = async () => {
    if (!unsaved()) return true;
    const sure = await confirm({
      title: t('discard.title'),
      message: t('discard.message'),
      confirm: t('discard.confirm'),
      cancel: t('discard.cancel'),
      danger: true,
    });
    if (sure) {
      leaving.current = true;
      record.discard();
    }
    return sure;
  };

  useBlocker({
    enableBeforeUnload: unsaved,
    shouldBlockFn: async ({ current, next }) => {
      const stays = current.pathname === next.pathname && sameDialog(current.search, next.search);
      return !stays && !(await mayLeave());
    },
  });
  useEffect(
    // The way to the login page keeps the input as a draft, so it asks nothing.
    () =>
      onSessionEnd(() => {
        leaving.current = true;
      }),
    [],
  );

  const close = async () => {
    if (await mayLeave()) onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    submitted.current = true;
    record.submit();
  };

  // What is refused comes into sight, with the cursor in it.
  const fields = useRef<HTMLDivElement>(null);
  const submitted = useRef(false);
  const { errors } = record.form;
  useEffect(() => {
    if (!submitted.current || Object.keys(errors).length === 0) return;
    submitted.current = false;
    fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [errors]);

  return (
    <>
      <Modal
        opened
        onClose={() => void close()}
        title={title}
        size={size}
        fullScreen={narrow ?? false}
        radius={narrow ? 0 : 'lg'}
        padding={narrow ? 'md' : 'lg'}
        closeOnClickOutside={!record.dirty}
        closeButtonProps={{ 'aria-label': t('close') }}
        classNames={{ body: classes.body ?? '', content: classes.content ?? '' }}
      >
        <form onSubmit={submit} noValidate className={classes.form}>
          <Stack gap="md" className={classes.fields} ref={fields}>
            {record.refusal && (
              <Alert
                color="red"
                variant="light"
                icon={<IconAlertCircle size={18} aria-hidden />}
                role="alert"
              >
                {record.refusal}
              </Alert>
            )}
            {children}
          </Stack>
          <Group justify="space-between" gap="sm" className={classes.footer}>
            {footer}
            <Group gap="sm" wrap="nowrap" ml="auto">
              <Button variant="default" onClick={() => void close()}>
                {t(readOnly ? 'close' : 'cancel')}
              </Button>
              {!readOnly && (
                <Button type="submit" loading={record.saving}>
                  {submitLabel ?? t('save')}
                </Button>
              )}
            </Group>
          </Group>
        </form>
      </Modal>
      {record.conflicts.length > 0 && (
        <ConflictDialog
          conflicts={record.conflicts}
          fields={record.fields}
          onResolve={record.resolve}
          onClose={record.postpone}
        />
      )}
    </>
  );
}

function sameDialog(a: unknown, b: unknown): boolean {
  const name = (search: unknown) =>
    search && typeof search === 'object' && 'dialog' in search ? search.dialog : undefined;
  return name(a) === name(b);
}
