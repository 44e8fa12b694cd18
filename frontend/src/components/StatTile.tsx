import { Card, Group, Skeleton, Text, Tooltip } from '@mantine/core';
import { type Icon, IconArrowUpRight } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import classes from './StatTile.module.css';

interface Props {
  label: string;
  /** Undefined while it is on its way. */
  value: ReactNode | undefined;
  /** Below the number: what it is made of, or how it changed. */
  hint?: ReactNode;
  icon?: Icon;
  /** The address that lists exactly the rows that make the number. */
  href?: string;
  /** Explains how it is counted. */
  explain?: string;
}

/** One number; where rows make it, a link to exactly those. */
export function StatTile({ label, value, hint, icon: Glyph, href, explain }: Props) {
  const navigate = useNavigate();
  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void navigate({ href: href ?? '/' });
  };
  const title = (
    <Text size="sm" c="dimmed" fw={550} lineClamp={2}>
      {label}
    </Text>
  );
  const body = (
    <>
      <Group gap={8} wrap="nowrap" miw={0} mb={6}>
        {Glyph && (
          <Glyph
            size={16}
            stroke={1.8}
            color="var(--fx-accent-text)"
            className={classes.icon}
            aria-hidden
          />
        )}
        {explain ? (
          <Tooltip label={explain} multiline maw={280}>
            {title}
          </Tooltip>
        ) : (
          title
        )}
      </Group>
      {href && <IconArrowUpRight size={15} className={classes.arrow} aria-hidden />}
      {value === undefined ? (
        <Skeleton h={28} w="60%" my={3} />
      ) : (
        <div className={classes.value}>{value}</div>
      )}
      {hint !== undefined && (
        <Text size="sm" c="dimmed" mt={4} component="div" truncate>
          {hint}
        </Text>
      )}
    </>
  );
  if (!href) return <Card padding="md">{body}</Card>;
  return (
    // The address has its filter in it, which a router link would take for a part of the path.
    <Card
      component="a"
      href={href}
      onClick={onClick}
      padding="md"
      className={`fx-hover ${classes.link}`}
    >
      {body}
    </Card>
  );
}
