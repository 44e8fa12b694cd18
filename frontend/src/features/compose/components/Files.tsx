import { CloseButton, Group, Text } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import { fileSize, type Mail } from '../model';
import classes from './Compose.module.css';

interface Props {
  files: Mail['attachments'];
  onRemove: (position: number) => void;
}

/** The files that go with a mail. */
export function Files({ files, onRemove }: Props) {
  const { t } = useTranslation('compose');
  const format = useFormat();
  if (files.length === 0) return null;
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
    </ul>
  );
}
