import { Anchor, Badge } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useStages } from '@/features/pipelines/public';
import type { DealSummary } from '../model';

export function DealLink({ deal }: { deal: { id: string; name: string } }) {
  return (
    <Anchor component={Link} to={`/pipeline/${deal.id}`} fw={600} c="inherit" truncate>
      {deal.name}
    </Anchor>
  );
}

export function StageBadge({ stage, kind }: { stage: string; kind: DealSummary['stageKind'] }) {
  const { label } = useStages();
  const color = kind === 'won' ? 'mint' : kind === 'lost' ? 'red' : 'blue';
  return <Badge color={color}>{label(stage)}</Badge>;
}
