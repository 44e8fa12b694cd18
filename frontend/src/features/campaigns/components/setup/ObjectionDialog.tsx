import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { FormDialog } from '@/components/form/FormDialog';
import { useRecordForm } from '@/components/form/useRecordForm';
import { showDone } from '@/components/toasts';
import { amendObjection, createObjection, useSetupChanged } from '../../api';
import type { Objection } from '../../setup.model';

type Values = { title: string; answer: string };

const schema = z.object({
  title: z.string().trim().min(1).max(200),
  answer: z.string().trim().min(1).max(5000),
});

const valuesOf = ({ title, answer }: Objection): Values => ({ title, answer });

interface Props {
  campaignId: string;
  /** Left out to add one. */
  objection?: Objection;
  onClose: () => void;
}

/** What people say, and what to answer. */
export function ObjectionDialog({ campaignId, objection, onClose }: Props) {
  const { t } = useTranslation('campaigns');
  const changed = useSetupChanged(campaignId);
  const record = useRecordForm<Values, Objection>({
    draftKey: objection ? `edit-objection:${objection.id}` : `new-objection:${campaignId}`,
    initial: objection ? valuesOf(objection) : { title: '', answer: '' },
    ...(objection ? { version: objection.version } : {}),
    toValues: valuesOf,
    schema,
    fields: {
      title: { label: t('objections.theySay') },
      answer: { label: t('objections.weAnswer') },
    },
    save: ({ title, answer }, attempt) => {
      const request = { title: title.trim(), answer: answer.trim() };
      return objection
        ? amendObjection(campaignId, { id: objection.id, version: attempt.version }, request)
        : createObjection(campaignId, request, attempt.idempotencyKey);
    },
    onSaved: () => {
      void changed.objections();
      showDone(t('objections.saved'));
      onClose();
    },
  });
  const { form } = record;
  return (
    <FormDialog
      title={t(objection ? 'objections.edit' : 'objections.add')}
      record={record}
      onClose={onClose}
      submitLabel={t(objection ? 'common:save' : 'common:add')}
    >
      <TextInput
        label={t('objections.theySay')}
        required
        data-autofocus
        maxLength={200}
        {...form.getInputProps('title')}
      />
      <Textarea
        label={t('objections.weAnswer')}
        description={t('objections.answerHint', {
          example: '{{company}}',
          interpolation: { escapeValue: false },
        })}
        required
        autosize
        minRows={4}
        maxRows={14}
        maxLength={5000}
        {...form.getInputProps('answer')}
      />
    </FormDialog>
  );
}
