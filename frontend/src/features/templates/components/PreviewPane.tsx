import { Alert, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/components/problemText';
import { RichText } from '@/components/RichText';
import { SearchSelect } from '@/components/SearchSelect';
import { dealSource } from '@/features/deals/public';
import { leadSource } from '@/features/leads/public';
import { type About, previewQuery, type Written } from '../api';
import { markTokens } from '../model';
import classes from './Templates.module.css';
import { TokenText } from './TokenText';

const REST_MS = 350;
const leads = leadSource();
const NOBODY: About = { leadId: null, dealId: null };

/** What a chosen lead would get, or the lead of a deal about it; what has no value there is marked. */
export function PreviewPane(written: Written) {
  const { t, i18n } = useTranslation('templates');
  const problemText = useProblemText();
  const title = useId();
  const [about, setAbout] = useState(NOBODY);
  const filled = about !== NOBODY;
  const fill = (chosen: About) => setAbout(chosen.leadId || chosen.dealId ? chosen : NOBODY);
  const [asked] = useDebouncedValue(JSON.stringify(written), REST_MS);
  const preview = useQuery(previewQuery(JSON.parse(asked) as Written, about));
  const { data } = preview;
  const nothing = data && data.subject === '' && data.body === '';
  return (
    <section className={classes.preview} aria-labelledby={title}>
      <Stack gap="sm">
        <Title order={2} size="h4" id={title}>
          {t('preview.title')}
        </Title>
        <SearchSelect
          label={t('preview.lead')}
          source={leads}
          value={about.leadId ?? null}
          onChange={(leadId) => fill({ leadId, dealId: null })}
          placeholder={t('preview.choose')}
          clearable
        />
        <SearchSelect
          label={t('preview.deal')}
          source={dealSource}
          value={about.dealId ?? null}
          onChange={(dealId) => fill({ leadId: null, dealId })}
          placeholder={t('preview.chooseDeal')}
          clearable
        />
        {preview.isPending && (
          <Stack gap={10} aria-busy="true">
            <Skeleton h={14} w="70%" />
            <Skeleton h={10} />
            <Skeleton h={10} w="80%" />
          </Stack>
        )}
        {preview.isError && (
          <Text size="sm" c="red" role="alert">
            {problemText(preview.error)}
          </Text>
        )}
        {nothing && (
          <Text size="sm" c="dimmed">
            {t('preview.nothing')}
          </Text>
        )}
        {data && !nothing && (
          <>
            <div>
              <Text size="xs" c="dimmed">
                {t('field.subject')}
              </Text>
              <Text fw={650} style={{ overflowWrap: 'anywhere' }}>
                <TokenText text={data.subject} filled />
              </Text>
            </div>
            <div className={classes.mail} data-testid="preview-body">
              <RichText html={markTokens(data.body)} />
            </div>
            <div aria-live="polite">
              {filled && data.missing.length > 0 && (
                <Alert
                  color="orange"
                  variant="light"
                  icon={<IconAlertTriangle size={18} aria-hidden />}
                  title={t(about.dealId ? 'preview.missingInDeal' : 'preview.missing', {
                    count: data.missing.length,
                  })}
                >
                  {data.missing
                    .map((name) =>
                      i18n.exists(`common:token.${name}`) ? t(`common:token.${name}`) : name,
                    )
                    .join(', ')}
                </Alert>
              )}
              {filled && data.missing.length === 0 && (
                <Alert
                  color="mint"
                  variant="light"
                  icon={<IconCircleCheck size={18} aria-hidden />}
                >
                  {t('preview.complete')}
                </Alert>
              )}
              {!filled && (
                <Text size="xs" c="dimmed">
                  {t('preview.hint')}
                </Text>
              )}
            </div>
          </>
        )}
      </Stack>
    </section>
  );
}
