import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { withMore } from '../../answers.model';
import { boardQuery, moreOfColumn } from '../../api';
import type { Board, BoardColumn } from '../../board.model';
import type { DealFilter } from '../../search.model';

/** Loads the next cards of a column when they are `wanted`: the reader is near its end. */
export function useMoreCards(column: BoardColumn, filter: DealFilter, wanted: boolean) {
  const client = useQueryClient();
  const { mutate, isPending, isError } = useMutation({
    mutationFn: (cursor: string) => moreOfColumn(filter, column.stage, cursor),
    onSuccess: (page) => {
      client.setQueryData<Board>(boardQuery(client, filter).queryKey, (board) =>
        board ? withMore(board, column.stage, page) : board,
      );
    },
  });
  const cursor = column.nextCursor;
  useEffect(() => {
    if (wanted && cursor && !isPending && !isError) mutate(cursor);
  }, [wanted, cursor, isPending, isError, mutate]);
  return {
    isError,
    retry: () => {
      if (cursor) mutate(cursor);
    },
  };
}
