import { Card, List, SegmentedControl, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BackLink } from '@/components/BackLink';
import { PageHeader } from '@/components/PageHeader';
import { useProblemText } from '@/components/problemText';
import { SearchSelect } from '@/components/SearchSelect';
import { campaignSource } from '@/features/campaigns/public';
import { uploadImport, useImportsChanged } from '../api';
import { type ImportKind, kinds } from '../model';

interface Props {
  kind: ImportKind;
  /** Where leads shall go. */
  campaignId: string | undefined;
}

/** The first step: what the file holds, and the file. */
export function ImportUploadPage({ kind, campaignId }: Props) {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const { saved } = useImportsChanged();
  const problemText = useProblemText();
  const upload = useMutation({
    mutationFn: (file: File) => uploadImport(kind, file, kind === 'leads' ? campaignId : undefined),
    onSuccess: (run) => {
      saved(run);
      void navigate({ to: '/imports/$importId', params: { importId: run.id } });
    },
  });
  const accept = ([file]: File[]) => {
    if (file) upload.mutate(file);
  };
  return (
    <>
      <BackLink to="/imports">{t('title')}</BackLink>
      <PageHeader title={t('new')} subtitle={t('upload.subtitle')} />
      <Card maw={760}>
        <Stack gap="lg">
          <div>
            <Text fw={600} mb={6} id="import-kind">
              {t('upload.kind')}
            </Text>
            <SegmentedControl
              aria-labelledby="import-kind"
              value={kind}
              disabled={upload.isPending}
              onChange={(value) =>
                void navigate({ to: '.', search: { kind: value as ImportKind }, replace: true })
              }
              data={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
            <Text size="sm" c="dimmed" mt={6}>
              {t(`upload.hint.${kind}`)}
            </Text>
          </div>
          {kind === 'leads' && (
            <SearchSelect
              label={t('leads.campaign')}
              source={campaignSource()}
              value={campaignId ?? null}
              onChange={(value) =>
                void navigate({
                  to: '.',
                  search: value ? { kind, campaignId: value } : { kind },
                  replace: true,
                })
              }
            />
          )}
          <Dropzone
            onDrop={accept}
            multiple={false}
            loading={upload.isPending}
            inputProps={{ 'aria-label': t('upload.choose') }}
            p="xl"
          >
            <Stack align="center" gap={6} py="lg" ta="center">
              <IconFileSpreadsheet
                size={40}
                stroke={1.4}
                color="var(--fx-accent-text)"
                aria-hidden
              />
              <Text fw={600}>{t('upload.drop')}</Text>
              <Text size="sm" c="dimmed">
                {t('upload.formats')}
              </Text>
            </Stack>
          </Dropzone>
          {upload.isError && (
            <Text c="var(--fx-danger)" role="alert">
              {problemText(upload.error)}
            </Text>
          )}
          <List size="sm" c="dimmed" spacing={4}>
            <List.Item>{t('upload.promise.check')}</List.Item>
            <List.Item>{t('upload.promise.twice')}</List.Item>
            <List.Item>{t('upload.promise.keep')}</List.Item>
          </List>
        </Stack>
      </Card>
    </>
  );
}
