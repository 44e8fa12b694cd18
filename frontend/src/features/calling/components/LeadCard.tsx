import { Anchor, Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import {
  IconBrandLinkedin,
  IconMail,
  IconMoon,
  IconPhone,
  IconSun,
  IconWorld,
} from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmailLink, LinkedinLink, WebsiteLink } from '@/components/ContactLinks';
import { RecordLink } from '@/components/RecordLink';
import { useFormat } from '@/components/reader';
import { roleOf, StatusBadge } from '@/features/leads/public';
import { EnrolButton } from '@/features/sequences/public';
import { countryName } from '@/lib/countries';
import { useDialer } from '../dialer';
import { cityOf, clockAt, type Lease, type Why } from '../model';
import { useKeyHint } from '../useKeys';
import classes from './Workspace.module.css';

/** Who is to be called, why now, and everything one needs to reach them. */
export function LeadCard({ lease, onCall }: { lease: Lease; onCall: () => void }) {
  const { t, i18n } = useTranslation('calling');
  const { lead } = lease;
  const dialer = useDialer();
  const hint = useKeyHint();
  const role = roleOf(lead);
  const number = lead.phone ?? lead.phoneE164;
  const href = number ? dialer.href(number, lead.phoneE164) : null;
  const place = [lead.city, countryName(lead.country, i18n.language)].filter(Boolean).join(', ');
  return (
    <Card component="section" aria-labelledby="lead-in-hand">
      <Stack gap="md">
        <WhyNow why={lease.why} />
        <Group justify="space-between" align="flex-start" gap="sm">
          <Stack gap={4} miw={0}>
            <Title order={2} size="h1" id="lead-in-hand">
              {lead.fullName}
            </Title>
            {role && <Text size="lg">{role}</Text>}
            <Group gap={8}>
              <StatusBadge face={lead.statusFace} />
              <Text size="sm" c="dimmed">
                <RecordLink kind="campaign" id={lead.campaign.id}>
                  {lead.campaign.name}
                </RecordLink>
              </Text>
              <Anchor {...hint('openLead')} href={`/leads/${lead.id}`} target="_blank" size="sm">
                {t('openLead')}
              </Anchor>
            </Group>
          </Stack>
          <Stack gap={2} align="flex-end">
            <LocalTime timeZone={lead.calling.timeZone} />
            {place && (
              <Text size="sm" c="dimmed">
                {place}
              </Text>
            )}
          </Stack>
        </Group>
        {number && href ? (
          <Button
            component="a"
            href={href}
            size="md"
            variant="light"
            leftSection={<IconPhone size={18} aria-hidden />}
            onClick={onCall}
            {...hint('dial')}
            w="fit-content"
            className="fx-num"
          >
            {t('call', { number })}
          </Button>
        ) : (
          <Text c="dimmed">{t('noPhone')}</Text>
        )}
        <div>
          <EnrolButton leadId={lead.id} hint={hint('enrol')} />
        </div>
        <div className={classes.contacts}>
          <Contact icon={<IconMail size={16} aria-hidden />}>
            {lead.email && <EmailLink value={lead.email} />}
          </Contact>
          <Contact {...hint('website')} icon={<IconWorld size={16} aria-hidden />}>
            {lead.website && <WebsiteLink value={lead.website} />}
          </Contact>
          <Contact {...hint('linkedin')} icon={<IconBrandLinkedin size={16} aria-hidden />}>
            {lead.linkedin && <LinkedinLink value={lead.linkedin} />}
          </Contact>
        </div>
      </Stack>
    </Card>
  );
}

function Contact({
  icon,
  children,
  ...hint
}: {
  icon: ReactNode;
  children: ReactNode;
  title?: string;
  'aria-keyshortcuts'?: string;
}) {
  if (!children) return null;
  return (
    <span {...hint} className={classes.contact}>
      {icon}
      {children}
    </span>
  );
}

/** The hour it is for them, as it passes. */
export function LocalTime({ timeZone }: { timeZone: string }) {
  const { t } = useTranslation('calling');
  const format = useFormat();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 15_000);
    return () => clearInterval(timer);
  }, []);
  const { time, day, awake } = clockAt(timeZone, now, format.locale);
  const Sky = awake ? IconSun : IconMoon;
  return (
    <span className={classes.clock} title={timeZone}>
      <Sky size={16} aria-hidden />
      <span className="fx-num">{t('localTime', { time, day, city: cityOf(timeZone) })}</span>
    </span>
  );
}

const tones: Record<Why['reason'], string> = {
  callback_due: 'blue',
  hot_reply: 'red',
  retry_due: 'gray',
  score: 'mint',
  never_tried: 'gray',
};

export function WhyNow({ why }: { why: Why }) {
  const { t } = useTranslation('calling');
  const format = useFormat();
  return (
    <Badge color={tones[why.reason]} size="lg" style={{ height: 'auto', whiteSpace: 'normal' }}>
      {t(`why.${why.reason}`, {
        since: format.relative(why.since),
        time: format.dateTime(why.since),
        count: why.attempts,
        outcome: why.lastOutcome ? t(`outcome.${why.lastOutcome}`, why.lastOutcome) : '',
        score: why.score,
        name: why.promisedBy?.name ?? '',
      })}
    </Badge>
  );
}
