'use client'

import { useQueryStates } from 'nuqs'
import type { ReactNode } from 'react'
import type { ListSource, ListVariables } from '../explore/list-source'
import type { ListSearch } from '../find/list-search'
import type { ProjectHeadFragment } from '../generated/graphql'
import { refusalIn } from '../graph/answer'
import { found } from '../graph/found'
import type { Served } from '../graph/served'
import { useList } from '../graph/use-list'
import { useChanges, type Change, type ChangedKind } from '../live/use-changes'
import type { Column } from '../table/column'
import { NowProvider } from '../time/now'
import type { MenuItem } from '../ui/menu'
import { Refused } from '../view/blank'
import type { ExportColumn } from '../view/export-menu'
import { ListView } from '../view/list-view'
import { useWindowTitle } from '../view/use-window-title'
import { ProjectHead } from './head/project-head'
import type { ProjectPart } from './path'

/** How the rows of a part look. */
export type PartLook<Node extends { id: string }> = {
  columns: readonly Column<Node>[]
  nameOf(node: Node): string
  hrefOf(node: Node): string | null
  menuOf?(node: Node): readonly MenuItem[]
  exportColumns: readonly ExportColumn[]
  peek?(id: string, node: Node | null): ReactNode
  live: readonly ChangedKind[]
  chosenActions?(ids: readonly string[]): ReactNode
  empty: { title: string; say: string }
  actions?: ReactNode
}

type WithProject = { project?: object | ProjectHeadFragment | null }

type ListPartProps<Data, Variables extends ListVariables, Node extends { id: string }> = {
  part: ProjectPart
  id: string
  source: ListSource<Data, Variables, Node>
  look: PartLook<Node>
  served: Served<Data, Variables>
}

/** A part of a project's page that is a list: the head above it, and all that lists offer. */
export function ListPart<Data extends WithProject, Variables extends ListVariables, Node extends { id: string }>({
  part,
  id,
  source,
  look,
  served,
}: ListPartProps<Data, Variables, Node>) {
  const [state] = useQueryStates(source.schema.parsers)
  const search = state as ListSearch
  const variables = source.variables(search)
  const list = useList({
    document: source.document,
    variables,
    served,
    connection: source.connection,
  })
  useChanges(look.live, ({ changes }: { changes: readonly Change[] }) => {
    void list.changed(changes.filter(({ project }) => project === null || project === id).map((change) => change.id))
  })
  const project = found((served.answer.kind === 'answer' ? served.answer.data.project : null) as ProjectHeadFragment)
  const title = project && `${source.title} of ${project.name} · Spaceport`
  useWindowTitle(title)
  if (!project)
    return <Refused isPage refusal={refusalIn(served.answer, 'project')} onRetry={() => window.location.reload()} />
  const { actions, ...rows } = look
  return (
    <NowProvider served={served.at}>
      <ProjectHead project={project} part={part} actions={actions} />
      <ListView
        {...source}
        {...rows}
        isPart
        search={search}
        counts={(list.data && source.counts(list.data)) ?? null}
        list={list}
        operation={{ query: String(source.document), variables }}
        now={served.at}
      />
    </NowProvider>
  )
}
