import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { labelIn } from '@/lib/labels';
import { dotOf, type LeadStatusFace } from '../model';

/** A status in words; its colour is only a dot beside them, so every colour can be read. */
export function StatusBadge({ face }: { face: LeadStatusFace }) {
  const { i18n } = useTranslation();
  return (
    <Badge variant="dot" color={dotOf(face)}>
      {labelIn(face.label, i18n.language)}
    </Badge>
  );
}
