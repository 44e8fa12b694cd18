import {
  ActionIcon,
  Alert,
  Button,
  FileButton,
  Group,
  Select,
  Stack,
  Text,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import {
  IconAlertTriangle,
  IconEye,
  IconEyeOff,
  IconPaperclip,
  IconTrash,
} from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { confirm } from '@/components/confirm';
import { RichTextField } from '@/components/form/RichTextField';
import { useProblemText } from '@/components/problemText';
import { showError } from '@/components/toasts';
import { type Mail, type OwnMailbox, unfilled, writtenFrom } from '../model';
import type { Coming } from '../uploads';
import type { LetterInHand } from '../useLetter';
import classes from './Compose.module.css';
import { Files } from './Files';
import { ReadersField } from './ReadersField';
import { SendButton } from './SendButton';

interface Props {
  hand: LetterInHand;
  mailboxes: readonly OwnMailbox[];
  /** Brings files to it, and says which were refused. */
  onFiles: (files: readonly Coming[]) => void;
  onSent: (mail: Mail) => void;
  onDiscarded: () => void;
  /** What chooses a template. */
  templates?: ReactNode;
}

/** The fields of a mail, and what is done with it. */
export function LetterForm({ hand, mailboxes, onFiles, onSent, onDiscarded, templates }: Props) {
  const { t } = useTranslation('compose');
  const problemText = useProblemText();
  const { letter, errors, change } = hand;
  const [more, setMore] = useState(letter.cc.length + letter.bcc.length > 0);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  /** It was to go before its files were there. */
  const [hasty, setHasty] = useState(false);
  const missing = unfilled(letter);

  const send = async (sendAt: string | null) => {
    if (busy) return;
    setRefusal(null);
    setHasty(hand.isBusyWithFiles());
    if (hand.isBusyWithFiles()) return;
    if (letter.subject === '' && !(await confirm(withoutSubject()))) return;
    setBusy(true);
    try {
      onSent(await hand.send(sendAt));
    } catch (error) {
      setRefusal(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  const withoutSubject = () => ({
    title: t('noSubject.title'),
    message: t('noSubject.message'),
    confirm: t('send'),
    cancel: t('noSubject.cancel'),
  });
  const writeFrom = (id: string | null) => {
    const mailbox = mailboxes.find((one) => one.id === id);
    const before = mailboxes.find((one) => one.id === letter.mailboxId);
    if (mailbox) change(writtenFrom(letter, before, mailbox));
  };
  const addFiles = (files: readonly File[]) =>
    onFiles(files.map((file) => ({ name: file.name, content: async () => file })));
  const discard = async () => {
    const sure = await confirm({
      title: t('discard.title'),
      message: t('discard.message'),
      confirm: t('discard.confirm'),
      cancel: t('discard.cancel'),
      danger: true,
    });
    if (sure) await hand.discard().then(onDiscarded, (error: unknown) => showError(error));
  };
  const written = hand.state === 'untouched' ? '' : t(`state.${hand.state}`);
  const coming = hand.uploads.length;
  const stateText = coming > 0 ? t('filesUploading', { count: coming }) : written;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (letter.to.length > 0) void send(null);
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the fields inside take the keys; this is where Ctrl+Enter of any of them ends up.
    <div className={classes.form} onKeyDown={onKeyDown}>
      <Stack gap="xs" className={classes.fields}>
        {mailboxes.length > 1 && (
          <Select
            label={t('from')}
            data={mailboxes.map(({ id, address }) => ({ value: id, label: address }))}
            value={letter.mailboxId}
            allowDeselect={false}
            comboboxProps={{ zIndex: 320 }}
            onChange={writeFrom}
          />
        )}
        <ReadersField
          label={t('to')}
          value={letter.to}
          onChange={(to) => change({ to })}
          error={errors.to}
          autoFocus={letter.to.length === 0}
          rightSection={
            more ? null : (
              <Button size="compact-xs" variant="subtle" onClick={() => setMore(true)}>
                {t('ccBcc')}
              </Button>
            )
          }
        />
        {more && (
          <>
            <ReadersField
              label={t('cc')}
              value={letter.cc}
              onChange={(cc) => change({ cc })}
              error={errors.cc}
            />
            <ReadersField
              label={t('bcc')}
              value={letter.bcc}
              onChange={(bcc) => change({ bcc })}
              error={errors.bcc}
            />
          </>
        )}
        <TextInput
          label={t('subject')}
          autoFocus={letter.to.length > 0 && letter.subject === ''}
          value={letter.subject}
          maxLength={900}
          error={errors.subject ?? null}
          onChange={(event) => change({ subject: event.currentTarget.value })}
        />
        <Dropzone
          onDrop={addFiles}
          disabled={busy}
          activateOnClick={false}
          activateOnKeyboard={false}
          enablePointerEvents
          classNames={{ root: classes.drop, inner: classes.dropInner }}
          p={0}
        >
          <RichTextField
            plain
            label={t('body')}
            autoFocus={letter.to.length > 0 && letter.subject !== ''}
            value={letter.body}
            onChange={(body) => change({ body })}
            error={errors.body}
          />
        </Dropzone>
        <Files
          files={hand.attachments}
          uploads={hand.uploads}
          onRemove={(position) =>
            void hand.removeFile(position).catch((error: unknown) => showError(error))
          }
        />
        {missing.length > 0 && (
          <Alert color="orange" icon={<IconAlertTriangle size={18} aria-hidden />} p="xs">
            {t('missing', { count: missing.length, tokens: missing.join(', ') })}
          </Alert>
        )}
        {hasty && hand.filesBusy && (
          <Alert color="orange" role="alert" icon={<IconPaperclip size={18} aria-hidden />} p="xs">
            {t('filesComing')}
          </Alert>
        )}
        {refusal && (
          <Alert color="red" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />} p="xs">
            {refusal}
          </Alert>
        )}
      </Stack>
      <Group className={classes.foot} gap="xs" wrap="nowrap">
        <SendButton
          busy={busy}
          disabled={letter.to.length === 0 || missing.length > 0 || hand.filesBusy}
          onSend={(sendAt) => void send(sendAt)}
        />
        {templates}
        <FileButton multiple disabled={busy} onChange={addFiles}>
          {(props) => (
            <Tooltip label={t('attach')}>
              <ActionIcon
                {...props}
                variant="subtle"
                color="gray"
                size={34}
                aria-label={t('attach')}
              >
                <IconPaperclip size={18} aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
        </FileButton>
        <Tooltip label={letter.tracked ? t('tracked') : t('notTracked')}>
          <ActionIcon
            variant="subtle"
            color={letter.tracked ? 'mint.7' : 'gray'}
            size={34}
            aria-pressed={letter.tracked}
            aria-label={t('tracking')}
            onClick={() => change({ tracked: !letter.tracked })}
          >
            {letter.tracked ? (
              <IconEye size={18} aria-hidden />
            ) : (
              <IconEyeOff size={18} aria-hidden />
            )}
          </ActionIcon>
        </Tooltip>
        <Text size="xs" c="dimmed" ml="auto" truncate role="status" className={classes.state}>
          {stateText}
        </Text>
        <Tooltip label={t('discard.confirm')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={34}
            aria-label={t('discard.confirm')}
            onClick={() => void discard()}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
    </div>
  );
}
