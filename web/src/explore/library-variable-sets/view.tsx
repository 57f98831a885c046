'use client'

import type { ExploreLibraryVariableSetsQuery, ExploreLibraryVariableSetsQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'

import { columnsOf } from '../columns'
import { explorePath } from '../explore-path'
import { ExploreView, type ListLook } from '../explore-view'
import { within } from '../within'
import { libraryVariableSetsSource, type LibraryVariableSetNode } from './source'

const c = columnsOf<LibraryVariableSetNode>()

const LOOK: ListLook<LibraryVariableSetNode> = {
  kind: 'Library variable set',
  columns: [
    c.head('Library variable set', ({ name }) => name, { sort: 'name', path: 'name' }),
    c.space,
    c.zone,
    c.number('variables', 'Variables', ({ variables }) => variables.totalCount, { path: 'variables.totalCount' }),
    c.number('projects', 'Projects', ({ projects }) => projects.totalCount, { path: 'projects.totalCount' }),
    c.names('templates', 'Templates', ({ variableTemplates }) => variableTemplates.map(({ name }) => name)),
    c.either(
      'archived',
      'Archived',
      ({ archivedAt }) => archivedAt !== null && archivedAt !== undefined,
      ['Archived', null],
      { isExtra: true },
    ),
    c.description(({ description }) => description, { isExtra: false }),
  ],
  nameOf: ({ name }) => name,

  related: (node) => [
    { title: 'Its variables', href: explorePath('variables', { ...within(node), libraryVariableSet: [node.name] }) },
  ],
  live: ['LIBRARY_VARIABLE_SET'],

  empty: { title: 'No library variable sets yet', say: 'Values that several projects share appear here.' },
}

/** Library variable sets of every Space that the caller may enter. */
export function LibraryVariableSetsView({
  served,
}: {
  served: Served<ExploreLibraryVariableSetsQuery, ExploreLibraryVariableSetsQueryVariables>
}) {
  return <ExploreView source={libraryVariableSetsSource} look={LOOK} served={served} />
}
