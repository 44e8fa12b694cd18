import { ActionIcon, Badge, Card, Group, Menu, Text, UnstyledButton } from '@mantine/core';
import {
  IconArchive,
  IconArchiveOff,
  IconCopy,
  IconDots,
  IconEyeOff,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDialog } from '@/app/useDialog';
import { removeRecord } from '@/components/removeRecord';
import { showError, showUndo } from '@/components/toasts';
import { RelativeTime } from '@/components/values';
import { amendTemplate, deleteTemplate, useTemplatesChanged } from '../api';
import { plainText, requestOf, type Template, valuesOf } from '../model';
import classes from './Templates.module.css';
import { TokenText } from './TokenText';

/** A template: what it is called, says and is for; the whole card opens it. */
export function TemplateCard({ template }: { template: Template }) {
  const { t } = useTranslation('templates');
  const { open } = useDialog();
  const { name, subject, body, language, scope, tracked, updatedAt } = template;
  return (
    <Card className={classes.card} component="article" p="md">
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
        <UnstyledButton
          className={classes.open}
          onClick={() => void open('edit-template', template.id)}
        >
          {name}
        </UnstyledButton>
        <CardMenu template={template} />
      </Group>
      <Text size="sm" lineClamp={1} className={classes.subject}>
        <TokenText text={subject} />
      </Text>
      <Text lineClamp={3} className={classes.text}>
        <TokenText text={plainText(body)} />
      </Text>
      <Group justify="space-between" gap={6} className={classes.foot}>
        <Group gap={6}>
          <Badge variant="light" color={scope === 'team' ? 'mint' : 'blue'}>
            {t(`scope.${scope}`)}
          </Badge>
          <Badge variant="default">{t(`language.${language}`)}</Badge>
          {!tracked && (
            <IconEyeOff size={15} aria-label={t('untracked')} role="img" color="var(--fx-muted)" />
          )}
        </Group>
        <Text size="xs" c="dimmed">
          <RelativeTime value={updatedAt} />
        </Text>
      </Group>
    </Card>
  );
}

function CardMenu({ template }: { template: Template }) {
  const { t } = useTranslation('templates');
  const { open } = useDialog();
  const { archived, may, name } = template;
  const { archive, remove } = useTemplateActions();
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          className={classes.menu}
          aria-label={t('actionsOf', { name })}
        >
          <IconDots size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconPencil size={16} aria-hidden />}
          onClick={() => void open('edit-template', template.id)}
        >
          {t(may.edit ? 'edit' : 'open')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconCopy size={16} aria-hidden />}
          onClick={() => void open('copy-template', template.id)}
        >
          {t('duplicate')}
        </Menu.Item>
        {may.edit && (
          <Menu.Item
            leftSection={
              archived ? (
                <IconArchiveOff size={16} aria-hidden />
              ) : (
                <IconArchive size={16} aria-hidden />
              )
            }
            onClick={() => void archive(template, !archived)}
          >
            {t(archived ? 'unarchive' : 'archive')}
          </Menu.Item>
        )}
        {may.delete && archived && (
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => void remove(template)}
          >
            {t('common:delete')}…
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What is done to a template beside editing it. */
function useTemplateActions() {
  const { t } = useTranslation('templates');
  const { saved, removed } = useTemplatesChanged();
  const put = async (template: Template, archived: boolean) => {
    const now = await amendTemplate(template.id, template.version, {
      ...requestOf(valuesOf(template)),
      archived,
    });
    saved(now);
    return now;
  };
  return {
    archive: async (template: Template, archived: boolean) => {
      try {
        const now = await put(template, archived);
        const { name } = template;
        showUndo(t(archived ? 'archivedOne' : 'unarchivedOne', { name }), () =>
          put(now, !archived),
        );
      } catch (error) {
        showError(error);
      }
    },
    remove: ({ id, version, name }: Template) =>
      removeRecord({
        title: t('delete.title', { name }),
        message: t('delete.message'),
        remove: async () => {
          await deleteTemplate(id, version);
          removed(id);
        },
        done: t('delete.done', { name }),
      }),
  };
}
