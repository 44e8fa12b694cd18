import {
  Button,
  Card,
  Group,
  Kbd,
  Menu,
  Stack,
  Text,
  TextInput,
  Title,
  UnstyledButton,
} from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { IconCoffee, IconPlus, IconX } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import { MentionTextarea } from '@/features/activities/public';
import { keyCaps, keyOf } from '../keys';
import {
  callbackChoices,
  callbackTime,
  cityOf,
  clockAt,
  missingFrom,
  pickerText,
  type ReturnReason,
  returnReasons,
  timeOf,
  withOutcome,
} from '../model';
import { useKeyHint } from '../useKeys';
import type { Workspace } from '../useWorkspace';
import { OutcomePicker } from './OutcomePicker';
import classes from './Workspace.module.css';

/** Where the keys lead that write. */
interface Fields {
  note: RefObject<HTMLTextAreaElement | null>;
  step: RefObject<HTMLInputElement | null>;
  time: RefObject<HTMLButtonElement | null>;
}

interface Choice {
  key: string;
  label: string;
}

/** The end of the call: how it went, what was said, what was promised. */
export function WrapUpCard({
  workspace,
  fields,
  statuses,
  withStep,
  onStep,
}: {
  workspace: Workspace;
  fields: Fields;
  /** What the lead's status may become, first what it becomes by itself; empty: nothing to choose. */
  statuses: readonly Choice[];
  withStep: boolean;
  onStep: () => void;
}) {
  const { t } = useTranslation('calling');
  const hint = useKeyHint();
  const { wrap, change, busy, sentAlready, inHand } = workspace;
  const missing = missingFrom(wrap);
  const stepOpen = withStep || wrap.stepTitle !== '';
  if (!inHand) return null;
  return (
    <Card component="section" aria-labelledby="wrap-up-title">
      <Stack gap="md">
        <Title order={2} size="h3" id="wrap-up-title">
          {t('wrapUp')}
        </Title>
        <OutcomePicker
          value={wrap.outcome}
          disabled={busy || sentAlready}
          onChange={(outcome) => change(withOutcome(outcome))}
        />
        {statuses.length > 0 && <StatusPicker workspace={workspace} statuses={statuses} />}
        {timeOf(wrap.outcome) && <CallTime workspace={workspace} fieldRef={fields.time} />}
        <MentionTextarea
          subject={{ leadId: inHand.lead.id }}
          fieldRef={fields.note}
          label={t('note')}
          description={t('noteHint')}
          aria-keyshortcuts={keyOf('editNote')}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={20_000}
          disabled={sentAlready}
          readOnly={busy}
          value={wrap.note}
          onChange={(note) => change({ note })}
          onName={(person) => change({ named: [...wrap.named, person] })}
        />
        {stepOpen && (
          <Group gap="sm" align="flex-end" grow preventGrowOverflow={false}>
            <TextInput
              ref={fields.step}
              autoFocus={withStep}
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
        )}
        <Group justify="space-between" gap="sm">
          <Group gap="xs">
            {!stepOpen && (
              <Button
                {...hint('addStep')}
                variant="subtle"
                color="gray"
                leftSection={<IconPlus size={15} aria-hidden />}
                onClick={onStep}
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
                  <ReasonItem key={reason} workspace={workspace} reason={reason} />
                ))}
                <Menu.Divider />
                <ReasonItem workspace={workspace} reason="break" />
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
              {...hint('finish')}
              variant="default"
              disabled={missing !== null || sentAlready}
              loading={busy}
              onClick={() => void workspace.finish(false)}
            >
              {t('finish')}
            </Button>
            <Button
              {...hint('finishNext')}
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

function ReasonItem({ workspace, reason }: { workspace: Workspace; reason: ReturnReason }) {
  const { t } = useTranslation('calling');
  const hint = useKeyHint();
  const caps = keyCaps(`reason.${reason}`, t('common:shortcuts.enterKey'));
  return (
    <Menu.Item
      {...hint(`reason.${reason}`)}
      leftSection={reason === 'break' && <IconCoffee size={15} aria-hidden />}
      rightSection={
        <Kbd size="xs" aria-hidden>
          {caps.join(' ')}
        </Kbd>
      }
      onClick={() => void workspace.release(reason)}
    >
      {t(`reason.${reason}`)}
    </Menu.Item>
  );
}

/** Which of the campaign's statuses the lead gets, where the outcome leaves a choice. */
function StatusPicker({
  workspace,
  statuses,
}: {
  workspace: Workspace;
  statuses: readonly Choice[];
}) {
  const { t } = useTranslation('calling');
  const hint = useKeyHint();
  const { wrap, change, busy, sentAlready } = workspace;
  return (
    <div
      {...hint('chooseStatus')}
      role="radiogroup"
      aria-label={t('status')}
      className={classes.outcomes}
    >
      {statuses.map(({ key, label }, index) => {
        const chosen = wrap.status === null ? index === 0 : wrap.status === key;
        return (
          <UnstyledButton
            key={key}
            role="radio"
            aria-checked={chosen}
            disabled={busy || sentAlready}
            className={classes.outcome}
            style={{ '--tone': 'var(--mantine-color-blue-6)' }}
            onClick={() => change({ status: index === 0 ? null : key })}
          >
            {label}
            {chosen && (
              <Kbd size="xs" className={classes.key} aria-hidden>
                {keyOf('chooseStatus').toUpperCase()}
              </Kbd>
            )}
          </UnstyledButton>
        );
      })}
    </div>
  );
}

/** When the call was promised, or is tried again: on the reader's clock, with the prospect's beside it. */
function CallTime({
  workspace,
  fieldRef,
}: {
  workspace: Workspace;
  fieldRef: RefObject<HTMLButtonElement | null>;
}) {
  const { t } = useTranslation('calling');
  const format = useFormat();
  const hint = useKeyHint();
  const { wrap, change, inHand } = workspace;
  const time = timeOf(wrap.outcome);
  if (!time) return null;
  const at = wrap[time];
  const zone = inHand?.lead.calling.timeZone;
  const there = at && zone ? clockAt(zone, new Date(at.replace(' ', 'T')), format.locale) : null;
  return (
    <Stack gap={6}>
      <DateTimePicker
        {...hint('otherTime')}
        ref={fieldRef}
        label={t(time)}
        required={time === 'callbackAt'}
        {...(time === 'retryAt' ? { placeholder: t('ruleTime') } : {})}
        valueFormat="D MMM YYYY HH:mm"
        value={at}
        {...(there && zone ? { description: t('forThem', { ...there, city: cityOf(zone) }) } : {})}
        onChange={(chosen) => change({ [time]: chosen })}
      />
      <Group gap={6}>
        {callbackChoices.map((choice) => (
          <Button
            key={choice}
            {...hint(`in.${choice}`)}
            variant="default"
            size="compact-sm"
            rightSection={<Kbd size="xs">{keyOf(`in.${choice}`)}</Kbd>}
            onClick={() => change({ [time]: pickerText(callbackTime(choice, new Date())) })}
          >
            {t(`in.${choice}`)}
          </Button>
        ))}
        {time === 'retryAt' && at && (
          <Button
            {...hint('ruleTime')}
            variant="subtle"
            color="gray"
            size="compact-sm"
            rightSection={<Kbd size="xs">{keyOf('ruleTime')}</Kbd>}
            onClick={() => change({ retryAt: null })}
          >
            {t('ruleTime')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
