import {
  ActionIcon,
  Button,
  Group,
  NumberInput,
  SegmentedControl,
  Stack,
  Tabs,
  Text,
  TextInput,
} from '@mantine/core';
import { IconEye, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/session';
import { RichTextField } from '@/components/form/RichTextField';
import { useFormat } from '@/components/reader';
import { SearchSelect } from '@/components/SearchSelect';
import { PreviewPane } from '@/features/templates/public';
import { mailTokensQuery, templateSource } from '../api';
import { type MailPart, type Variant, variantKeys } from '../model';
import { withVariant } from '../steps.model';

/** A mail's thread and its texts: one, or up to four that are tried against each other. */
export function MailFields({
  mail,
  mayReply,
  onChange,
}: {
  mail: MailPart;
  mayReply: boolean;
  onChange: (mail: MailPart) => void;
}) {
  const { t } = useTranslation('sequences');
  const format = useFormat();
  const [tab, setTab] = useState<string>(mail.variants[0]?.key ?? 'A');
  const { variants } = mail;
  const whole = variants.reduce((sum, { weight }) => sum + weight, 0);
  const set = (variant: Variant) =>
    onChange({
      ...mail,
      variants: variants.map((one) => (one.key === variant.key ? variant : one)),
    });
  const add = () => {
    const next = withVariant(variants);
    onChange({ ...mail, variants: next });
    setTab(next[next.length - 1]?.key ?? 'A');
  };
  const remove = (key: string) => {
    const next = variants.filter((one) => one.key !== key);
    onChange({ ...mail, variants: next });
    setTab(next[0]?.key ?? 'A');
  };
  const fields = (variant: Variant) => (
    <VariantFields variant={variant} reply={mail.thread === 'reply'} onChange={set} />
  );
  return (
    <>
      {mayReply && (
        <SegmentedControl
          aria-label={t('mail.threadLabel')}
          data={(['new', 'reply'] as const).map((value) => ({
            value,
            label: t(`mail.thread.${value}`),
          }))}
          value={mail.thread}
          onChange={(thread) => onChange({ ...mail, thread })}
        />
      )}
      {variants.length === 1 && variants[0] ? (
        fields(variants[0])
      ) : (
        <Tabs value={tab} onChange={(next) => setTab(next ?? 'A')} keepMounted={false}>
          <Tabs.List mb="md">
            {variants.map(({ key, weight }) => (
              <Tabs.Tab key={key} value={key}>
                {t('mail.variant', { key, share: format.percent(whole ? weight / whole : 0) })}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {variants.map((variant) => (
            <Tabs.Panel key={variant.key} value={variant.key}>
              <Stack gap="md">
                <Group align="flex-end">
                  <NumberInput
                    label={t('mail.weight')}
                    description={t('mail.weightHint')}
                    min={1}
                    max={100}
                    allowDecimal={false}
                    value={variant.weight}
                    onChange={(weight) => set({ ...variant, weight: Number(weight) || 1 })}
                  />
                  <ActionIcon
                    variant="default"
                    size={36}
                    aria-label={t('mail.removeVariant', { key: variant.key })}
                    onClick={() => remove(variant.key)}
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                </Group>
                {fields(variant)}
              </Stack>
            </Tabs.Panel>
          ))}
        </Tabs>
      )}
      {variants.length < variantKeys.length && (
        <div>
          <Button
            variant="light"
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={add}
          >
            {t('mail.addVariant')}
          </Button>
          <Text size="xs" c="dimmed" mt={4}>
            {t('mail.variantsHint')}
          </Text>
        </div>
      )}
    </>
  );
}

function VariantFields({
  variant,
  reply,
  onChange,
}: {
  variant: Variant;
  reply: boolean;
  onChange: (variant: Variant) => void;
}) {
  const { t, i18n } = useTranslation('sequences');
  const me = useMe();
  const [previewing, setPreviewing] = useState(false);
  const tokens = useQuery(mailTokensQuery);
  const [own, setOwn] = useState(variant.templateId === null);
  return (
    <Stack gap="md">
      <SegmentedControl
        aria-label={t('mail.textLabel')}
        data={[
          { value: 'own', label: t('mail.own') },
          { value: 'template', label: t('mail.template') },
        ]}
        value={own ? 'own' : 'template'}
        onChange={(next) => {
          setOwn(next === 'own');
          if (next === 'own') onChange({ ...variant, templateId: null, template: null });
        }}
      />
      {own ? (
        <>
          <TextInput
            label={t('mail.subject')}
            description={reply ? t('mail.subjectReply') : undefined}
            required={!reply}
            maxLength={300}
            value={variant.subject ?? ''}
            onChange={({ currentTarget }) => onChange({ ...variant, subject: currentTarget.value })}
          />
          <RichTextField
            label={t('mail.body')}
            description={t('mail.bodyHint', { example: '{{firstName|…}}' })}
            value={variant.body ?? ''}
            onChange={(body) => onChange({ ...variant, body })}
            tokens={(tokens.data?.items ?? []).map((token) => ({
              token,
              label: i18n.exists(`common:token.${token}`) ? t(`common:token.${token}`) : token,
            }))}
          />
          <div>
            <Button
              variant="light"
              size="compact-sm"
              leftSection={<IconEye size={14} aria-hidden />}
              aria-expanded={previewing}
              onClick={() => setPreviewing(!previewing)}
            >
              {t(previewing ? 'mail.hidePreview' : 'mail.preview')}
            </Button>
          </div>
          {previewing && (
            <PreviewPane
              subject={variant.subject ?? ''}
              body={variant.body ?? ''}
              language={me.locale ?? 'en'}
            />
          )}
        </>
      ) : (
        <SearchSelect
          label={t('mail.template')}
          required
          source={templateSource}
          value={variant.templateId}
          onChange={(templateId, option) =>
            onChange({
              ...variant,
              templateId,
              template: templateId && option ? { id: templateId, name: option.label } : null,
            })
          }
        />
      )}
    </Stack>
  );
}
