import { Input, Menu } from '@mantine/core';
import { Link, RichTextEditor } from '@mantine/tiptap';
import '@mantine/tiptap/styles.css';
import { IconBraces } from '@tabler/icons-react';
import { Node as EditorNode, useEditor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';

export interface RichTextFieldProps {
  label: string;
  description?: string;
  value: string;
  onChange: (html: string) => void;
  error?: React.ReactNode;
  /** What the text can be filled with, by the word between the braces; none for text as it stands. */
  tokens?: readonly { token: string; label: string }[];
  /** Without headings and a label in sight: for a letter, where the field is most of the window. */
  plain?: boolean;
  /** Puts the cursor at its beginning when it appears. */
  autoFocus?: boolean;
}

/** What a letter quotes of another, kept apart from what its author writes. */
const Quoted = EditorNode.create({
  name: 'quoted',
  group: 'block',
  content: 'block+',
  defining: true,
  parseHTML: () => [{ tag: 'div[data-quoted]' }],
  renderHTML: () => ['div', { 'data-quoted': '' }, 0],
});

/** Formatted text with tokens. What could act in it is taken out by the server. */
export function RichTextField({
  label,
  description,
  value,
  onChange,
  error,
  tokens = [],
  plain = false,
  autoFocus = false,
}: RichTextFieldProps) {
  const { t } = useTranslation('common');
  const labelId = useId();
  const editor = useEditor({
    extensions: [
      StarterKit.configure({ link: false, codeBlock: false, heading: { levels: [2, 3] } }),
      Link,
      ...(plain ? [Quoted] : []),
    ],
    content: value,
    autofocus: autoFocus ? 'start' : false,
    editorProps: {
      attributes: {
        'aria-labelledby': labelId,
        'aria-multiline': 'true',
        role: 'textbox',
      },
    },
    onUpdate: ({ editor: now }) => onChange(now.isEmpty ? '' : now.getHTML()),
    shouldRerenderOnTransaction: true,
  });
  // Another's newer text can be merged in while the form is open.
  useEffect(() => {
    // Where a busy machine shows the field later than it was made, the first editor is gone; another one follows.
    if (editor.isDestroyed) return;
    const shown = editor.isEmpty ? '' : editor.getHTML();
    if (value !== shown && !editor.isFocused)
      editor.commands.setContent(value, { emitUpdate: false });
  }, [editor, value]);
  return (
    <Input.Wrapper
      label={label}
      description={description}
      error={error}
      labelElement="div"
      labelProps={{ id: labelId, ...(plain ? { className: 'fx-sr' } : {}) }}
    >
      <RichTextEditor
        editor={editor}
        mt={plain ? 0 : 6}
        labels={{
          boldControlLabel: t('rich.bold'),
          italicControlLabel: t('rich.italic'),
          underlineControlLabel: t('rich.underline'),
          strikeControlLabel: t('rich.strike'),
          clearFormattingControlLabel: t('rich.clear'),
          h2ControlLabel: t('rich.h2'),
          h3ControlLabel: t('rich.h3'),
          bulletListControlLabel: t('rich.bullets'),
          orderedListControlLabel: t('rich.numbers'),
          blockquoteControlLabel: t('rich.quote'),
          linkControlLabel: t('rich.link'),
          unlinkControlLabel: t('rich.unlink'),
          linkEditorInputLabel: t('rich.address'),
          linkEditorInputPlaceholder: 'https://',
          linkEditorSave: t('save'),
          linkEditorExternalLink: t('rich.newTab'),
          linkEditorInternalLink: t('rich.sameTab'),
          undoControlLabel: t('undo'),
          redoControlLabel: t('rich.redo'),
        }}
      >
        <RichTextEditor.Toolbar>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.Bold />
            <RichTextEditor.Italic />
            <RichTextEditor.Underline />
            <RichTextEditor.Strikethrough />
            <RichTextEditor.ClearFormatting />
          </RichTextEditor.ControlsGroup>
          <RichTextEditor.ControlsGroup>
            {!plain && <RichTextEditor.H2 />}
            {!plain && <RichTextEditor.H3 />}
            <RichTextEditor.BulletList />
            <RichTextEditor.OrderedList />
            <RichTextEditor.Blockquote />
          </RichTextEditor.ControlsGroup>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.Link />
            <RichTextEditor.Unlink />
          </RichTextEditor.ControlsGroup>
          {tokens.length > 0 && (
            <RichTextEditor.ControlsGroup>
              <Menu position="bottom-start" withinPortal>
                <Menu.Target>
                  <RichTextEditor.Control aria-label={t('rich.token')} title={t('rich.token')}>
                    <IconBraces size={16} stroke={1.6} aria-hidden />
                  </RichTextEditor.Control>
                </Menu.Target>
                <Menu.Dropdown mah={300} style={{ overflowY: 'auto' }}>
                  {tokens.map(({ token, label: name }) => (
                    <Menu.Item
                      key={token}
                      onClick={() => editor.chain().focus().insertContent(`{{${token}}}`).run()}
                    >
                      {name}
                    </Menu.Item>
                  ))}
                </Menu.Dropdown>
              </Menu>
            </RichTextEditor.ControlsGroup>
          )}
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.Undo />
            <RichTextEditor.Redo />
          </RichTextEditor.ControlsGroup>
        </RichTextEditor.Toolbar>
        <RichTextEditor.Content mih={180} />
      </RichTextEditor>
    </Input.Wrapper>
  );
}
