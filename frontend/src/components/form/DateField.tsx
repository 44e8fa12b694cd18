import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  label: ReactNode;
  value?: string | null;
  onChange: (date: string | null) => void;
  error?: ReactNode;
  required?: boolean;
  /** The dialog that opens begins here. */
  'data-autofocus'?: boolean;
}

/** A calendar date; the browser's own field writes it as its reader is used to. */
export function DateField({ value, onChange, ...field }: Props) {
  return (
    <TextInput
      {...field}
      type="date"
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}
