'use client'

import { useState } from 'react'
import type { Part, Waiting } from './part'

/** A row as it stands under the reader's eyes. */
export type SteadyRow = Waiting & {
  /** Whether it waits no more: it stays where it was until the reader asks for what is there now. */
  isSettled: boolean
}

/** A part whose rows stay where they are. */
export type SteadyPart = Omit<Part, 'rows'> & {
  rows: readonly SteadyRow[]
  /** How many rows there are now that are not shown yet. */
  held: number
}

/** The rows that were shown, as they are now, in their old order; those that came since are only counted. */
export function steady(shown: Part | undefined, now: Part): SteadyPart {
  const before = shown?.rows ?? []
  const known = new Set(before.map(({ id }) => id))
  const newer = new Map(now.rows.map((row) => [row.id, row]))
  return {
    ...now,
    rows: before.map((row) => ({ ...(newer.get(row.id) ?? row), isSettled: !newer.has(row.id) })),
    held: now.rows.filter(({ id }) => !known.has(id)).length,
  }
}

/**
 * Keeps parts steady while what they say changes. `question` tells one question from another: what answers a new one is shown at once.
 * Gives the parts, and a way to show what is there now.
 */
export function useSteady(parts: readonly Part[], question: string): [readonly SteadyPart[], () => void] {
  const [shown, setShown] = useState({ question, parts })
  const current = shown.question === question ? shown : { question, parts }
  if (current !== shown) setShown(current)
  const byId = new Map(current.parts.map((part) => [part.id, part]))
  return [parts.map((part) => steady(byId.get(part.id), part)), () => setShown({ question, parts })]
}
