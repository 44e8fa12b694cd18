import {
  Button,
  Card,
  Collapse,
  Group,
  Kbd,
  Menu,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { IconCoffee, IconPlus, IconX } from '@tabler/icons-react';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import {
  callbackChoices,
  callbackTime,
  cityOf,
  clockAt,
  missingFrom,
  pickerText,
  returnReasons,
} from '../model';
import type { Workspace } from '../useWorkspace';
import { OutcomePicker } from './OutcomePicker';

/** The end of the call: how it went, what was said, what was promised. */
export function WrapUpCard({
  workspace,
  noteRef,
}: {
  workspace: Workspace;
  noteRef: RefObject<HTMLTextAreaElement | null>;
}) {
  const { t } = useTranslation('calling');
  const { wrap, change, busy, sentAlready } = workspace;
  const missing = missingFrom(wrap);
  const [withStep, setWithStep] = useState(false);
  const stepOpen = withStep || wrap.stepTitle !== '';
  return (
    <Card component="section" aria-labelledby="wrap-up-title">
      <Stack gap="md">
        <Title order={2} size="h3" id="wrap-up-title">
          {t('wrapUp')}
        </Title>
        <OutcomePicker
          value={wrap.outcome}
          disabled={busy || sentAlready}
          onChange={(outcome) => change({ outcome })}
        />
        {wrap.outcome === 'callback' && <CallbackTime workspace={workspace} />}
        <Textarea
          ref={noteRef}
          label={t('note')}
          description={t('noteHint')}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={20_000}
          disabled={sentAlready}
          value={wrap.note}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
        <Collapse expanded={stepOpen}>
          <Group gap="sm" align="flex-end" grow preventGrowOverflow={false}>
            <TextInput
              label={t('step')}
              placeholder={t('stepHint')}
              maxLength={300}
              value={wrap.stepTitle}
              onChange={(event) =>
                change({
                  stepTitle: event.currentTarget.value,
                  stepDue: wrap.stepDue ?? pickerText(callbackTime('tomorrow', new Date())),
                })
              }
            />
            <DateTimePicker
              label={t('stepDue')}
              valueFormat="D MMM YYYY HH:mm"
              value={wrap.stepDue}
              onChange={(stepDue) => change({ stepDue })}
            />
          </Group>
        </Collapse>
        <Group justify="space-between" gap="sm">
          <Group gap="xs">
            {!stepOpen && (
              <Button
                variant="subtle"
                color="gray"
                leftSection={<IconPlus size={15} aria-hidden />}
                onClick={() => setWithStep(true)}
              >
                {t('step')}
              </Button>
            )}
            <Menu position="bottom-start">
              <Menu.Target>
                <Button
                  variant="subtle"
                  color="gray"
                  disabled={busy || sentAlready}
                  leftSection={<IconX size={15} aria-hidden />}
                >
                  {t('giveBack')}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {returnReasons.map((reason) => (
                  <Menu.Item key={reason} onClick={() => void workspace.release(reason)}>
                    {t(`reason.${reason}`)}
                  </Menu.Item>
                ))}
                <Menu.Divider />
                <Menu.Item
                  leftSection={<IconCoffee size={15} aria-hidden />}
                  onClick={() => void workspace.release('break')}
                >
                  {t('reason.break')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </Group>
          <Group gap="sm">
            {missing === 'past' && (
              <Text size="sm" c="var(--fx-danger)" role="alert">
                {t('past')}
              </Text>
            )}
            <Button
              variant="default"
              disabled={missing !== null || sentAlready}
              loading={busy}
              onClick={() => void workspace.finish(false)}
            >
              {t('finish')}
            </Button>
            <Button
              disabled={missing !== null || sentAlready}
              loading={busy}
              rightSection={<Kbd size="xs">↵</Kbd>}
              onClick={() => void workspace.finish(true)}
            >
              {t('finishNext')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Card>
  );
}

/** When the call was promised: on the reader's clock, with the prospect's beside it. */
function CallbackTime({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation('calling');
  const format = useFormat();
  const { wrap, change, inHand } = workspace;
  const zone = inHand?.lead.calling.timeZone;
  const there =
    wrap.callbackAt && zone
      ? clockAt(zone, new Date(wrap.callbackAt.replace(' ', 'T')), format.locale)
      : null;
  return (
    <Stack gap={6}>
      <DateTimePicker
        label={t('callbackAt')}
        required
        valueFormat="D MMM YYYY HH:mm"
        value={wrap.callbackAt}
        {...(there && zone ? { description: t('forThem', { ...there, city: cityOf(zone) }) } : {})}
        onChange={(callbackAt) => change({ callbackAt })}
      />
      <Group gap={6}>
        {callbackChoices.map((choice, index) => (
          <Button
            key={choice}
            variant="default"
            size="compact-sm"
            aria-keyshortcuts={String(index + 1)}
            rightSection={<Kbd size="xs">{index + 1}</Kbd>}
            onClick={() => change({ callbackAt: pickerText(callbackTime(choice, new Date())) })}
          >
            {t(`in.${choice}`)}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}
