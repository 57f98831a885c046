'use client'

import type { Column } from '../table/column'
import { Popover } from '../ui/popover'

type ColumnsProps<Node> = {
  columns: readonly Column<Node>[]
  shown: readonly Column<Node>[]
  /** Ids of the columns to show, or null for the usual ones. */
  onChange(ids: string[] | null): void
}

/** Chooses the columns of a table; the one that names the row always stays. */
export function ColumnsMenu<Node>({ columns, shown, onChange }: ColumnsProps<Node>) {
  const [, ...choices] = columns
  const isShown = (id: string) => shown.some((column) => column.id === id)
  return (
    <Popover label="Columns" button="Columns" className="control max-md:hidden">
      {() => (
        <div className="flex w-56 flex-col p-1.5">
          {choices.map(({ id, title }, place) => (
            <label key={id} className="flex h-8 items-center gap-2.5 rounded-md px-2 hover:bg-hover">
              <input
                type="checkbox"
                className="accent-accent"
                data-first-focus={place === 0 ? '' : undefined}
                checked={isShown(id)}
                onChange={(event) => {
                  const next = choices.filter((one) => (one.id === id ? event.target.checked : isShown(one.id)))
                  onChange(next.map((one) => one.id))
                }}
              />
              {title}
            </label>
          ))}
          <button
            type="button"
            onClick={() => onChange(null)}
            className="mt-1 h-8 rounded-md border-t border-line px-2 text-left text-muted hover:text-ink"
          >
            The usual columns
          </button>
        </div>
      )}
    </Popover>
  )
}
