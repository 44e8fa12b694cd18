import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  type Modifier,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ActionIcon } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './SortableList.module.css';

interface Props {
  /** Names the list for those who do not see it. */
  label: string;
  items: readonly { id: string; name: string }[];
  onMove: (from: number, to: number) => void;
  disabled?: boolean;
  /** What is in the line of the item at `index`, beside its handle. */
  children: (index: number) => ReactNode;
}

/** Lines go up and down, never sideways. */
const vertical: Modifier = ({ transform }) => ({ ...transform, x: 0 });

/** A list whose order is changed by dragging a handle, or with Space and the arrow keys on it. */
export function SortableList({ label, items, onMove, disabled = false, children }: Props) {
  const { t } = useTranslation('common');
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const at = (id: string | number) => items.findIndex((item) => item.id === id);
  const say = (key: 'lifted' | 'over' | 'dropped' | 'cancelled', id: string | number, over = id) =>
    t(`sortable.${key}`, {
      name: items[at(id)]?.name ?? '',
      position: at(over) + 1,
      count: items.length,
    });
  // A line is "over" itself as soon as it is lifted; that is no news until it has been elsewhere.
  const away = useRef(false);
  const announcements: Announcements = {
    onDragStart: ({ active }) => {
      away.current = false;
      return say('lifted', active.id);
    },
    onDragOver: ({ active, over }) => {
      if (!over || (over.id === active.id && !away.current)) return undefined;
      away.current = true;
      return say('over', active.id, over.id);
    },
    onDragEnd: ({ active, over }) => say('dropped', active.id, over?.id ?? active.id),
    onDragCancel: ({ active }) => say('cancelled', active.id),
  };
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over && active.id !== over.id) onMove(at(active.id), at(over.id));
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      modifiers={[vertical]}
      onDragEnd={onDragEnd}
      accessibility={{
        announcements,
        screenReaderInstructions: { draggable: t('sortable.instructions') },
      }}
    >
      <SortableContext
        items={items.map(({ id }) => id)}
        strategy={verticalListSortingStrategy}
        disabled={disabled}
      >
        <ul className={classes.list} aria-label={label}>
          {items.map(({ id, name }, index) => (
            <Line key={id} id={id} name={name} disabled={disabled}>
              {children(index)}
            </Line>
          ))}
        </ul>
      </SortableContext>
    </DndContext>
  );
}

interface LineProps {
  id: string;
  name: string;
  disabled: boolean;
  children: ReactNode;
}

function Line({ id, name, disabled, children }: LineProps) {
  const { t } = useTranslation('common');
  const sortable = useSortable({ id });
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition } =
    sortable;
  return (
    <li
      ref={setNodeRef}
      className={classes.line}
      data-dragging={sortable.isDragging || undefined}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      <ActionIcon
        ref={setActivatorNodeRef}
        className={classes.handle}
        aria-label={t('sortable.move', { name })}
        disabled={disabled}
        {...attributes}
        {...listeners}
      >
        <IconGripVertical size={16} />
      </ActionIcon>
      <div className={classes.content}>{children}</div>
    </li>
  );
}
