import { createFileRoute } from '@tanstack/react-router';
import { RecordTimeline } from '@/features/activities/public';
import { DealMail } from '@/features/compose/public';
import { DealPage } from '@/features/deals/components/DealPage';
import { NextSteps } from '@/features/tasks/public';

export const Route = createFileRoute('/pipeline/$id')({
  staticData: { title: 'deals:one' },
  component: function Deal() {
    const { id } = Route.useParams();
    return (
      <DealPage
        key={id}
        id={id}
        actions={(deal) => <DealMail deal={deal} lead={deal.lead ?? null} />}
        nextSteps={(deal) => <NextSteps dealId={deal.id} canAdd={deal.may.edit} />}
        timeline={(deal) => <RecordTimeline dealId={deal.id} canAdd={deal.may.edit} />}
      />
    );
  },
});
