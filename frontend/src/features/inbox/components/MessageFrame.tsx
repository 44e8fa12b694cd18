import { Skeleton } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { forwardKeys } from '@/components/useKeys';
import { bodyPath, type ThreadMessage } from '../model';
import classes from './Inbox.module.css';

interface Props {
  message: ThreadMessage;
  pictures: boolean;
}

const LEAST = 40;

/**
 * A stranger's HTML in a frame that runs no script. It keeps its origin, so that its height can
 * be read and the message's own pictures be had; without scripts nothing in it can use that.
 */
export function MessageFrame({ message, pictures }: Props) {
  const { t, i18n } = useTranslation('inbox');
  const [height, setHeight] = useState<number | null>(null);
  const observer = useRef<ResizeObserver | null>(null);
  useEffect(() => () => observer.current?.disconnect(), []);
  const watch = (frame: HTMLIFrameElement) => {
    const page = frame.contentDocument;
    if (!page?.body) return;
    const measure = () => setHeight(Math.max(LEAST, Math.ceil(page.body.scrollHeight) + 2));
    observer.current?.disconnect();
    observer.current = new ResizeObserver(measure);
    observer.current.observe(page.body);
    forwardKeys(page);
    measure();
  };
  return (
    <div className={classes.paper}>
      {height === null && <Skeleton h={72} />}
      <iframe
        className={classes.frame}
        title={t('frame', { subject: message.subject || t('noSubject') })}
        src={bodyPath(message.id, pictures, i18n.language === 'fr' ? 'fr' : 'en')}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        style={{ height: height ?? 0 }}
        onLoad={(event) => watch(event.currentTarget)}
        data-testid="message-frame"
      />
    </div>
  );
}
