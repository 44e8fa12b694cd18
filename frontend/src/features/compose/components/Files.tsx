import { CloseButton, Group, Loader, Text } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import { fileSize, type Mail } from '../model';
import type { Upload } from '../uploads';
import classes from './Compose.module.css';

interface Props {
  files: Mail['attachments'];
  /** Those that the server does not have yet. */
  uploads: readonly Upload[];
  onRemove: (position: number) => void;
}

/** The files that go with a mail. */
export function Files({ files, uploads, onRemove }: Props) {
  const { t } = useTranslation('compose');
  const format = useFormat();
  if (files.length + uploads.length === 0) return null;
  return (
    <ul className={classes.files} aria-label={t('files')}>
      {files.map((file) => (
        <li key={file.position} className={classes.file}>
          <Group gap={6} wrap="nowrap">
            <IconPaperclip size={14} aria-hidden />
            <Text size="sm" truncate maw={200} title={file.name}>
              {file.name}
            </Text>
            <Text size="xs" c="dimmed" className="fx-num">
              {fileSize(file.size, format.number)}
            </Text>
            <CloseButton
              size="sm"
              aria-label={t('removeFile', { name: file.name })}
              onClick={() => onRemove(file.position)}
            />
          </Group>
        </li>
      ))}
      {uploads.map(({ key, name }) => (
        <li key={`coming-${key}`} className={classes.file} aria-busy="true">
          <Group gap={6} wrap="nowrap" mih={28} pr={4}>
            <Loader size={14} aria-hidden />
            <Text size="sm" truncate maw={200} title={name}>
              {name}
            </Text>
            <Text size="xs" c="dimmed">
              {t('uploading')}
            </Text>
          </Group>
        </li>
      ))}
    </ul>
  );
}
