import { createFileRoute } from '@tanstack/react-router';

/** Never shown: whoever comes here is sent on to the first part that is open to them. */
export const Route = createFileRoute('/settings/')({});
