import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/session';
import { useDialog } from '@/app/useDialog';
import { LoadingDialog } from '@/components/form/LoadingDialog';
import { templateQuery } from '../api';
import { valuesOf } from '../model';
import { TemplateDialog } from './TemplateDialog';

/** The template dialogs that the address may have open. */
export function TemplateDialogs() {
  const { dialog, close } = useDialog();
  if (dialog?.name === 'new-template') return <TemplateDialog onClose={close} />;
  if ((dialog?.name === 'edit-template' || dialog?.name === 'copy-template') && dialog.id) {
    return (
      <Known
        key={dialog.id + dialog.name}
        id={dialog.id}
        copy={dialog.name === 'copy-template'}
        onClose={close}
      />
    );
  }
  return null;
}

function Known({ id, copy, onClose }: { id: string; copy: boolean; onClose: () => void }) {
  const { t } = useTranslation('templates');
  const me = useMe();
  const template = useQuery(templateQuery(id));
  if (!template.data) return <LoadingDialog query={template} onClose={onClose} />;
  if (!copy) return <TemplateDialog template={template.data} onClose={onClose} />;
  const { name, scope } = template.data;
  return (
    <TemplateDialog
      onClose={onClose}
      initial={{
        ...valuesOf(template.data),
        name: t('copyOf', { name }).slice(0, 200),
        // A BD's copy of the team's template is their own.
        scope: me.role === 'bd' ? 'own' : scope,
        archived: false,
      }}
    />
  );
}
