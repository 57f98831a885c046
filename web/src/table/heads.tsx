'use client'

import type { ReactNode } from 'react'
import { numberText } from '../view/count-text'
import type { Section } from './section'

type HeadProps = { width: number; index: number; measure(element: HTMLElement | null): void }

const CELL = 'h-9 border-b border-line bg-surface px-5 text-left text-sm font-medium max-md:block max-md:px-4'

/** The title of rows that belong together. */
export function GroupHead({ title, width, index, measure }: HeadProps & { title: ReactNode }) {
  return (
    <tr role="row" ref={measure} data-index={index} className="max-md:block">
      <th role="rowheader" scope="rowgroup" colSpan={width} className={`${CELL} max-md:py-2`}>
        {title}
      </th>
    </tr>
  )
}

/** The head of a section, which opens and closes it. */
export function SectionHead<Node>({ section, width, index, measure }: HeadProps & { section: Section<Node> }) {
  const { title, count, isOpen, onToggle } = section
  return (
    <tr role="row" ref={measure} data-index={index} className="max-md:block">
      <th role="rowheader" scope="rowgroup" colSpan={width} className={`${CELL} p-0 max-md:p-0`}>
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={onToggle}
          className="sticky left-0 flex h-9 max-w-full min-w-72 items-center gap-2 px-5 text-left -outline-offset-2 hover:bg-hover max-md:h-11 max-md:w-full max-md:px-4"
        >
          <svg
            viewBox="0 0 12 12"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            aria-hidden="true"
            className={`size-3 shrink-0 text-muted ${isOpen ? 'rotate-90' : ''}`}
          >
            <path d="M4.5 3l3 3-3 3" />
          </svg>
          <span className="truncate">{title}</span>
          {count !== null && <span className="font-normal text-muted tabular-nums">{numberText(count)}</span>}
        </button>
      </th>
    </tr>
  )
}

/** What stands under the rows of a section. */
export function SectionNote({ note, width, index, measure }: HeadProps & { note: ReactNode }) {
  return (
    <tr role="row" ref={measure} data-index={index} className="max-md:block">
      <td
        role="cell"
        colSpan={width}
        className="h-10 border-b border-line px-5 pl-10 text-muted max-md:block max-md:px-4 max-md:py-2.5"
      >
        {note}
      </td>
    </tr>
  )
}
