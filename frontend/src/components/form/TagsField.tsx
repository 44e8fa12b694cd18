import { TagsInput, type TagsInputProps } from '@mantine/core';
import { useState } from 'react';

type Passed = Omit<TagsInputProps, 'value' | 'onChange' | 'splitChars' | 'defaultValue'>;

interface Props extends Passed {
  value?: string[];
  onChange?: (tags: string[]) => void;
  /** What ends a tag while it is typed, pasted, or left. */
  separators?: readonly string[];
}

/** Several short texts in one field; also where a keyboard on a screen tells of no single keys. */
export function TagsField({
  value = [],
  onChange,
  separators = [','],
  searchValue,
  onSearchChange,
  maxTags,
  ...rest
}: Props) {
  const [typed, setTyped] = useState('');
  const setText = onSearchChange ?? setTyped;
  const put = (texts: readonly string[]) =>
    onChange?.(tagsOf(texts, separators).slice(0, maxTags ?? Number.POSITIVE_INFINITY));
  return (
    <TagsInput
      {...rest}
      {...(maxTags === undefined ? {} : { maxTags })}
      splitChars={[...separators]}
      value={value}
      onChange={put}
      searchValue={searchValue ?? typed}
      onSearchChange={(text) => {
        if (!separators.some((end) => text.includes(end))) {
          setText(text);
          return;
        }
        put([...value, text]);
        setText('');
      }}
    />
  );
}

/** The texts without separators, blanks around them and repetitions, whatever their case. */
function tagsOf(texts: readonly string[], separators: readonly string[]): string[] {
  const tags = new Map<string, string>();
  for (const text of texts) {
    let parts = [text];
    for (const end of separators) parts = parts.flatMap((part) => part.split(end));
    for (const tag of parts.map((part) => part.trim())) {
      if (tag !== '' && !tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag);
    }
  }
  return [...tags.values()];
}
