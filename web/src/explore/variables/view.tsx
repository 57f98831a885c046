'use client'

import type { ExploreVariablesQuery, ExploreVariablesQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'
import { wordsOf } from '../../find/words'
import { columnsOf } from '../columns'
import { explorePath } from '../explore-path'
import { ExploreView, type ListLook } from '../explore-view'
import { within } from '../within'
import { variablesSource, type VariableNode } from './source'

const c = columnsOf<VariableNode>()

/** What a value is scoped to, by names; parts that the caller may not see are said to be there. */
function scopeNames({
  environments,
  roles,
  targets,
  channels,
  tenantTags,
  hasHidden,
}: VariableNode['scope']): string[] {
  const names = [...environments, ...targets, ...channels].map(({ name }) => name)
  return [...names, ...roles, ...tenantTags.map(({ canonicalName }) => canonicalName), ...(hasHidden ? ['hidden'] : [])]
}

function ValueText({ node }: { node: VariableNode }) {
  if (node.isSensitive) return <span className="text-muted">{node.hasValue ? 'Sensitive' : 'No value'}</span>
  if (node.value === null || node.value === undefined || node.value === '')
    return <span className="text-muted">{node.hasValue ? 'Refers to something' : 'No value'}</span>
  return (
    <span title={node.value} className="font-mono text-sm">
      {node.value}
    </span>
  )
}

const LOOK: ListLook<VariableNode> = {
  kind: 'Variable',
  columns: [
    c.head('Variable', ({ name }) => name, { sort: 'name', path: 'name' }),
    c.other('value', 'Value', (node) => <ValueText node={node} />, { width: 'w-56' }),
    c.text('of', 'Of', ({ project, libraryVariableSet }) => project?.name ?? libraryVariableSet?.name, {
      width: 'w-48',
    }),
    c.names('scope', 'Scope', ({ scope }) => scopeNames(scope), { width: 'w-56', needs: ['scope'] }),
    c.space,
    { ...c.zone, isExtra: true },
    c.text('type', 'Kind', ({ type }) => wordsOf(type), { width: 'w-32', path: 'type' }),
    c.time('updated', 'Changed', ({ updatedAt }) => updatedAt, {
      sort: 'updated',
      newestFirst: true,
      path: 'updatedAt',
    }),
    c.text('owner', 'Owner', ({ owner }) => owner?.name, { path: 'owner.name', isExtra: true }),
    c.either('prompted', 'Prompted', ({ isPrompted }) => isPrompted, ['At every deployment', null], { isExtra: true }),
    c.description(({ description }) => description),
  ],
  nameOf: ({ name }) => name,

  related: (node) => [
    { title: 'Where it is used', href: `/where-used?${new URLSearchParams({ id: node.id }).toString()}` },
    {
      title: 'Variables beside it',
      href: explorePath('variables', {
        ...within(node),
        project: node.project ? [node.project.name] : [],
        libraryVariableSet: node.libraryVariableSet ? [node.libraryVariableSet.name] : [],
      }),
    },
  ],
  live: ['VARIABLE'],

  empty: {
    title: 'No variables yet',
    say: 'Values of the projects and library variable sets that you may see appear here.',
  },
}

/** Variables of every Space that the caller may enter. */
export function VariablesView({ served }: { served: Served<ExploreVariablesQuery, ExploreVariablesQueryVariables> }) {
  return <ExploreView source={variablesSource} look={LOOK} served={served} />
}
