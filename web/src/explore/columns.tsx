import type { ReactNode } from 'react'
import type { Column } from '../table/column'
import { AgeText } from '../time/age-text'
import { numberText } from '../view/count-text'
import { NamesText } from './names-text'
import { hasOwnPage, pageOf } from './page-of'

/** What every row of the explorer says: where it is. */
export type Placed = {
  id: string
  space?: {
    id: string
    name: string
    instance?: { id?: string; name?: string; zone?: { id: string; name: string } | null } | null
  } | null
}

type Missing = null | undefined
type Rest<Node> = Partial<Omit<Column<Node>, 'id' | 'title' | 'cell'>>

/** The kinds of columns that rows of a kind can have. What a `path` begins with is what the cell needs, unless it says otherwise. */
export function columnsOf<Node extends Placed>() {
  const column = (id: string, title: string, width: string, cell: Column<Node>['cell'], rest: Rest<Node>) => {
    const needs = rest.needs ?? (rest.path === undefined ? undefined : [rest.path.split('.')[0] ?? rest.path])
    return { id, title, width, ...rest, ...(needs ? { needs } : {}), cell } satisfies Column<Node>
  }
  return {
    /** What names the row; a link where it has a page of its own. */
    head: (title: string, read: (node: Node) => string, rest: Rest<Node> = {}): Column<Node> =>
      column('name', title, 'w-64', (node) => <Head id={node.id} name={read(node)} />, rest),
    space: column('space', 'Space', 'w-40', ({ space }) => space?.name, { path: 'space.name' }) as Column<Node>,
    zone: column('zone', 'Zone', 'w-32', ({ space }) => space?.instance?.zone?.name, {
      path: 'space.instance.zone.name',
    }) as Column<Node>,
    text: (id: string, title: string, read: (node: Node) => string | Missing, rest: Rest<Node> = {}): Column<Node> =>
      column(id, title, 'w-40', (node) => titled(read(node)), rest),
    /** Versions, addresses and other texts that are read letter by letter. */
    mono: (id: string, title: string, read: (node: Node) => string | Missing, rest: Rest<Node> = {}): Column<Node> =>
      column(id, title, 'w-40', (node) => titled(read(node), 'font-mono text-sm'), rest),
    time: (id: string, title: string, read: (node: Node) => string | Missing, rest: Rest<Node> = {}): Column<Node> =>
      column(id, title, 'w-32', (node) => <Moment at={read(node)} />, rest),
    /** What people wrote of it; hidden at first, unless said otherwise. */
    description: (read: (node: Node) => string | Missing, rest: Rest<Node> = {}): Column<Node> =>
      column('description', 'Description', 'w-80', (node) => titled(read(node)), {
        ...{ path: 'description', isExtra: true },
        ...rest,
      }),
    /** When it was made; hidden at first, unless said otherwise. */
    created: (read: (node: Node) => string | Missing, rest: Rest<Node> = {}): Column<Node> =>
      column('created', 'Created', 'w-32', (node) => <Moment at={read(node)} />, {
        ...{ sort: 'created', newestFirst: true, path: 'createdAt', isExtra: true },
        ...rest,
      }),
    number: (id: string, title: string, read: (node: Node) => number | Missing, rest: Rest<Node> = {}): Column<Node> =>
      column(id, title, 'w-28', (node) => counted(read(node)), { end: true, ...rest }),
    names: (id: string, title: string, read: (node: Node) => readonly string[], rest: Rest<Node> = {}): Column<Node> =>
      column(id, title, 'w-56', (node) => <NamesText names={read(node)} />, rest),
    /** One of two words. */
    either: (
      id: string,
      title: string,
      read: (node: Node) => boolean | Missing,
      [yes, no]: readonly [string, string | null],
      rest: Rest<Node> = {},
    ): Column<Node> => column(id, title, 'w-32', (node) => (read(node) ? yes : no), rest),
    other: (id: string, title: string, cell: (node: Node) => ReactNode, rest: Rest<Node> = {}): Column<Node> =>
      column(id, title, 'w-40', cell, rest),
  }
}

function Head({ id, name }: { id: string; name: string }) {
  const href = pageOf(id)
  if (href === null || !hasOwnPage(id)) return <span title={name}>{name}</span>
  return (
    <a href={href} title={name} className="underline-offset-3 hover:underline">
      {name}
    </a>
  )
}

function Moment({ at }: { at: string | Missing }) {
  return at ? <AgeText at={at} className="text-muted tabular-nums" /> : <span className="text-faint">–</span>
}

function titled(text: string | Missing, className?: string): ReactNode {
  if (text === null || text === undefined || text === '') return null
  return (
    <span title={text} className={className}>
      {text}
    </span>
  )
}

function counted(count: number | Missing): ReactNode {
  return count === null || count === undefined ? null : numberText(count)
}
