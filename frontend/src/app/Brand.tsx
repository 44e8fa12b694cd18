import { Group, type MantineBreakpoint, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import classes from './Sidebar.module.css';

interface Props {
  compact?: boolean;
  hiddenFrom?: MantineBreakpoint;
}

export function Brand({ compact = false, ...visible }: Props) {
  return (
    <Group gap={10} wrap="nowrap" {...visible}>
      <Link to="/" className={classes.brand} aria-label="Facturix CRM">
        <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true">
          <rect width="32" height="32" rx="9" fill="var(--fx-accent)" />
          <path
            d="M11 24V9.5h10.5M11 16.5h8"
            fill="none"
            stroke="var(--fx-on-accent)"
            strokeWidth="3.4"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
        {!compact && (
          <Text span fw={700} size="lg" c="var(--fx-ink)" style={{ letterSpacing: '-0.02em' }}>
            Facturix
          </Text>
        )}
      </Link>
    </Group>
  );
}
