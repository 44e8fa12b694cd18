import { Alert, Group, Select, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { leads as leadsTeam, useMe } from '@/app/session';
import { FormDialog } from '@/components/form/FormDialog';
import { useRecordForm } from '@/components/form/useRecordForm';
import { LinesSkeleton } from '@/components/Skeletons';
import { showDone } from '@/components/toasts';
import { chooseLanguage } from '@/lib/language';
import { amendTemplate, createTemplate, tokensQuery, useTemplatesChanged } from '../api';
import {
  fitsSubject,
  mailLanguages,
  newTemplate,
  requestOf,
  type Template,
  type TemplateScope,
  type TemplateValues,
  templateSchema,
  valuesOf,
  writtenToken,
} from '../model';
import { PreviewPane } from './PreviewPane';
import classes from './Templates.module.css';
import { TokenMenu } from './TokenMenu';

/** The editor is large and rarely opened: it comes when it is needed. */
const RichTextField = lazy(() =>
  import('@/components/form/RichTextField').then(({ RichTextField: Field }) => ({
    default: Field,
  })),
);

interface Props {
  template?: Template;
  /** What a new one begins with: a copy. */
  initial?: TemplateValues;
  onClose: () => void;
}

/** Writes a template, and shows beside it what somebody would get. */
export function TemplateDialog({ template, initial, onClose }: Props) {
  const { t, i18n } = useTranslation('templates');
  const me = useMe();
  const { saved } = useTemplatesChanged();
  const tokens = useQuery(tokensQuery).data?.items ?? [];
  const subject = useRef<HTMLInputElement>(null);
  const mayShare = leadsTeam(me.role);
  const begin =
    initial ?? newTemplate(mayShare ? 'team' : 'own', chooseLanguage(i18n.language, []));
  const record = useRecordForm<TemplateValues, Template>({
    draftKey: template ? `edit-template:${template.id}` : 'new-template',
    initial: template ? valuesOf(template) : begin,
    ...(template ? { version: template.version } : {}),
    toValues: valuesOf,
    schema: templateSchema,
    fields: {
      name: { label: t('field.name') },
      scope: { label: t('field.scope'), show: (scope) => t(`scope.${scope}`) },
      language: { label: t('field.language'), show: (language) => t(`language.${language}`) },
      subject: { label: t('field.subject') },
      body: { label: t('field.body') },
      tracked: { label: t('field.tracked'), show: (on) => t(on ? 'yes' : 'no') },
      archived: { label: t('archived'), show: (on) => t(on ? 'yes' : 'no') },
    },
    save: (values, { version, idempotencyKey }) =>
      template
        ? amendTemplate(template.id, version, requestOf(values))
        : createTemplate(requestOf(values), idempotencyKey),
    onSaved: (now) => {
      saved(now);
      showDone(t('saved', { name: now.name }));
      onClose();
    },
  });
  const { form } = record;
  const { values } = form;
  const named = (name: string) => ({
    token: writtenToken(name, values.language),
    label: i18n.exists(`common:token.${name}`) ? t(`common:token.${name}`) : name,
  });
  const insertIntoSubject = (token: string) => {
    const field = subject.current;
    const start = field?.selectionStart ?? values.subject.length;
    const end = field?.selectionEnd ?? start;
    const written = `{{${token}}}`;
    form.setFieldValue(
      'subject',
      values.subject.slice(0, start) + written + values.subject.slice(end),
    );
    field?.focus();
  };
  const readOnly = template !== undefined && !template.may.edit;
  return (
    <FormDialog
      title={t(template ? (readOnly ? 'open' : 'edit') : 'new')}
      record={record}
      onClose={onClose}
      size="72rem"
      readOnly={readOnly}
      submitLabel={template ? undefined : t('create')}
    >
      <div className={classes.editor}>
        <Stack gap="md">
          {readOnly && (
            <Alert variant="light" color="gray" icon={<IconLock size={18} aria-hidden />}>
              {t('teamsOnly')}
            </Alert>
          )}
          <TextInput
            label={t('field.name')}
            required
            maxLength={200}
            readOnly={readOnly}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            <Select
              label={t('field.language')}
              allowDeselect={false}
              disabled={readOnly}
              data={mailLanguages.map((value) => ({ value, label: t(`language.${value}`) }))}
              {...form.getInputProps('language')}
            />
            <Select
              label={t('field.scope')}
              allowDeselect={false}
              disabled={readOnly || !mayShare}
              data={(['team', 'own'] as const satisfies readonly TemplateScope[]).map((value) => ({
                value,
                label: t(`scopeLong.${value}`),
              }))}
              {...form.getInputProps('scope')}
            />
          </SimpleGrid>
          <TextInput
            ref={subject}
            label={t('field.subject')}
            required
            maxLength={300}
            readOnly={readOnly}
            rightSection={
              readOnly ? null : (
                <TokenMenu
                  tokens={tokens.filter(fitsSubject).map(named)}
                  label={t('tokenIntoSubject')}
                  onPick={insertIntoSubject}
                />
              )
            }
            {...form.getInputProps('subject')}
          />
          {readOnly ? null : (
            <>
              <Suspense fallback={<LinesSkeleton lines={8} />}>
                <RichTextField
                  label={t('field.body')}
                  description={t('tokensHint', {
                    example: '{{firstName|there}}',
                    interpolation: { escapeValue: false },
                  })}
                  value={values.body}
                  onChange={(html) => form.setFieldValue('body', html)}
                  error={form.errors.body}
                  tokens={tokens.map(named)}
                />
              </Suspense>
              <Group>
                <Switch
                  label={t('field.tracked')}
                  description={t('trackedHint')}
                  {...form.getInputProps('tracked', { type: 'checkbox' })}
                />
              </Group>
            </>
          )}
        </Stack>
        <PreviewPane subject={values.subject} body={values.body} language={values.language} />
      </div>
    </FormDialog>
  );
}
