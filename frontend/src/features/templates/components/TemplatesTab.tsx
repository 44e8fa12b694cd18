import { Button, Card, Group, SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { IconLanguage, IconTemplate, IconUsersGroup } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDialog } from '@/app/useDialog';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { type Filter, FilterBar, type FilterValues } from '@/components/FilterBar';
import { useKeysetRows } from '@/components/table/useKeysetRows';
import { type TemplateSearch, templatesQuery } from '../api';
import { mailLanguages, type Template } from '../model';
import { TemplateCard } from './TemplateCard';
import classes from './Templates.module.css';

/** The team's templates and one's own, as cards. */
export function TemplatesTab({ search }: { search: TemplateSearch }) {
  const { t } = useTranslation('templates');
  const navigate = useNavigate({ from: '/templates' });
  const data = useKeysetRows<Template>(useInfiniteQuery(templatesQuery(search)));
  const change = (patch: FilterValues) =>
    void navigate({ search: (now) => ({ ...now, ...patch }), replace: true, resetScroll: false });
  const filters: Filter[] = [
    {
      kind: 'choice',
      key: 'language',
      label: t('field.language'),
      icon: IconLanguage,
      multiple: true,
      options: mailLanguages.map((value) => ({ value, label: t(`language.${value}`) })),
    },
    {
      kind: 'choice',
      key: 'scope',
      label: t('field.scope'),
      icon: IconUsersGroup,
      options: (['team', 'own'] as const).map((value) => ({ value, label: t(`scope.${value}`) })),
    },
  ];
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="sm">
        <FilterBar
          filters={filters}
          values={{ q: search.q, language: search.language, scope: search.scope }}
          onChange={change}
          textKey="q"
          textLabel={t('search')}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('which')}
          value={search.archived === 'true' ? 'archived' : 'used'}
          onChange={(which) => change({ archived: which === 'archived' ? 'true' : undefined })}
          data={[
            { value: 'used', label: t('inUse') },
            { value: 'archived', label: t('archived') },
          ]}
        />
      </Group>
      <Cards search={search} data={data} change={change} />
    </Stack>
  );
}

function Cards({
  search,
  data,
  change,
}: {
  search: TemplateSearch;
  data: ReturnType<typeof useKeysetRows<Template>>;
  change: (patch: FilterValues) => void;
}) {
  const { t } = useTranslation('templates');
  const { open } = useDialog();
  if (data.isPending) return <CardsOnTheirWay />;
  if (data.error && data.rows.length === 0)
    return <ErrorState error={data.error} onRetry={data.retry} />;
  if (data.rows.length === 0) {
    const filtered = Boolean(search.q || search.language || search.scope);
    if (filtered) {
      return (
        <EmptyState
          icon={IconTemplate}
          title={t('empty.filtered')}
          action={
            <Button
              variant="default"
              onClick={() => change({ q: undefined, language: undefined, scope: undefined })}
            >
              {t('common:filter.clearAll')}
            </Button>
          }
        />
      );
    }
    if (search.archived === 'true')
      return <EmptyState icon={IconTemplate} title={t('empty.archived')} />;
    return (
      <EmptyState
        icon={IconTemplate}
        title={t('empty.title')}
        hint={t('empty.hint')}
        action={<Button onClick={() => void open('new-template')}>{t('new')}</Button>}
      />
    );
  }
  return (
    <>
      <ul className={classes.grid} aria-label={t('title')}>
        {data.rows.map((template) => (
          <li key={template.id}>
            <TemplateCard template={template} />
          </li>
        ))}
      </ul>
      {data.hasMore && (
        <Group justify="center">
          <Button variant="default" loading={data.isFetchingMore} onClick={data.fetchMore}>
            {t('more')}
          </Button>
        </Group>
      )}
    </>
  );
}

function CardsOnTheirWay() {
  return (
    <div className={classes.grid} aria-busy="true">
      {[0, 1, 2, 3, 4, 5].map((card) => (
        <Card key={card} className={classes.card}>
          <Skeleton h={16} w="60%" />
          <Skeleton h={12} w="85%" mt={6} />
          <Skeleton h={10} mt={4} />
          <Skeleton h={10} w="70%" />
          <Skeleton h={18} w={120} radius="xl" mt={12} />
        </Card>
      ))}
    </div>
  );
}
