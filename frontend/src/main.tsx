import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/charts/styles.css';
import '@mantine/dropzone/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './app/global.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { onSessionEnd } from './api/session';
import { startI18n } from './app/i18n';
import { Providers } from './app/Providers';
import { createQueryClient } from './app/queryClient';
import { makeRouter } from './app/router';
import { reloadOnStaleBuild } from './app/staleBuild';
import { keepDrafts } from './lib/drafts';

const client = createQueryClient();
const router = makeRouter(client);
onSessionEnd(keepDrafts);
reloadOnStaleBuild();

await startI18n();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <Providers client={client}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
