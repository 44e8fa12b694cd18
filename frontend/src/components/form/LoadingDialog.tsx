import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../ErrorState';
import { LinesSkeleton } from '../Skeletons';

interface Props {
  query: { error: unknown; refetch: () => unknown };
  onClose: () => void;
}

/** A form dialog whose record is still on its way, or cannot be had. */
export function LoadingDialog({ query, onClose }: Props) {
  const { t } = useTranslation('common');
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={query.error ? t('error.title') : t('loading')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} compact />
      ) : (
        <LinesSkeleton lines={8} />
      )}
    </Modal>
  );
}
