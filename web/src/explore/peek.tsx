'use client'

import { ExplorePeekDocument } from '../generated/graphql'
import { useGraph } from '../graph/use-graph'
import { Loading, Refused } from '../view/blank'
import { Facts, PeekHead } from '../view/peek-panel'
import type { Placed } from './columns'
import type { ListLook } from './explore-view'
import { explorePath } from './explore-path'
import type { ListSource, ListVariables } from './list-source'
import { hasOwnPage, pageOf } from './page-of'
import { PeekEvents } from './peek-events'
import { PeekLinks } from './peek-links'
import { PeekTools } from './peek-tools'
import { useRow } from './use-row'

type PeekProps<Data, Variables extends ListVariables, Node extends Placed> = {
  source: ListSource<Data, Variables, Node>
  look: ListLook<Node>
  id: string
  /** The row, if the list has it. */
  node: Node | null
}

/** Columns that the panel says in its own way. */
const SAID = new Set(['name', 'space', 'zone'])

/** The panel of any kind of thing: all that its columns say, where it is, where one goes on, and what happened to it. */
export function Peek<Data, Variables extends ListVariables, Node extends Placed>({
  source,
  look,
  id,
  node,
}: PeekProps<Data, Variables, Node>) {
  const row = useRow(source, id, node)
  const recent = useGraph(ExplorePeekDocument, { id })
  if (row.refusal) return <Refused refusal={row.refusal} onRetry={row.retry} />
  if (!row.row) return <Loading rows={6} />
  const shown = row.row
  const thing = shown.node
  const facts = look.columns
    .filter((column) => !SAID.has(column.id))
    .map((column) => [column.title, column.cell(thing, shown)] as const)
  const name = look.nameOf(thing)
  return (
    <>
      <PeekHead kind={look.kind} title={name} href={hasOwnPage(id) ? pageOf(id) : null}>
        <Where node={thing} slug={source.path.replace('/explore/', '').replace(/^\//, '')} />
      </PeekHead>
      <PeekTools id={id} name={name} />
      <Facts facts={facts} />
      <PeekLinks links={look.related?.(thing) ?? []} />
      <PeekEvents
        events={recent.answer?.kind === 'answer' && !recent.isStale ? recent.answer.data.events : undefined}
      />
    </>
  )
}

/** The Space, Zone and Instance of a thing; the first two lead to what else is there. */
export function Where({ node: { space }, slug }: { node: Placed; slug: string }) {
  if (!space) return null
  const zone = space.instance?.zone
  const link = 'underline-offset-3 hover:text-ink hover:underline'
  return (
    <span className="flex flex-wrap gap-x-1.5">
      <a className={link} href={explorePath(slug, { space: [space.id] })}>
        {space.name}
      </a>
      {zone && (
        <>
          <span aria-hidden="true">·</span>
          <a className={link} href={explorePath(slug, { zone: [zone.id] })}>
            {zone.name}
          </a>
        </>
      )}
      {space.instance?.name && (
        <>
          <span aria-hidden="true">·</span>
          <span>{space.instance.name}</span>
        </>
      )}
    </span>
  )
}
