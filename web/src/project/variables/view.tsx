'use client'

import Link from 'next/link'
import { useMemo } from 'react'
import { wordsOf } from '../../find/words'
import type { ProjectVariablesQuery, ProjectVariablesQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'
import { scopeText } from '../../release/compare/scope-text'
import { AgeText } from '../../time/age-text'
import { Mark } from '../../view/entity-head'
import { Facts, PeekHead } from '../../view/peek-panel'
import { ListPart, type PartLook } from '../list-part'
import { variablesOf, type VariableNode } from './source'

/** A value, or what it leads to; of a sensitive one only that there is one. */
function ValueText({ node }: { node: VariableNode }) {
  if (node.isSensitive) return <span className="text-muted">{node.hasValue ? '•••••• (sensitive)' : 'No value'}</span>
  const reference = node.account ?? node.certificate ?? node.workerPool
  if (reference) return <span>{reference.name}</span>
  if (node.value === null) return <span className="text-faint">{node.hasValue ? 'Not told' : 'No value'}</span>
  return <span className="font-mono text-sm">{node.value === '' ? '(empty)' : node.value}</span>
}

const LOOK: PartLook<VariableNode> = {
  columns: [
    {
      id: 'name',
      title: 'Variable',
      width: 'w-60',
      sort: 'name',
      cell: ({ name }) => <span className="font-mono text-sm">{name}</span>,
    },
    { id: 'value', title: 'Value', width: 'w-80', cell: (node) => <ValueText node={node} /> },
    { id: 'scope', title: 'Where it holds', width: 'w-72', cell: ({ scope }) => scopeText(scope) },
    { id: 'type', title: 'Type', width: 'w-36', isExtra: true, cell: ({ type }) => wordsOf(type) },
    {
      id: 'prompted',
      title: 'Prompted',
      width: 'w-28',
      cell: ({ isPrompted }) => isPrompted && <Mark>Prompted</Mark>,
    },
    {
      id: 'updated',
      title: 'Changed',
      width: 'w-32',
      sort: 'updated',
      newestFirst: true,
      cell: ({ updatedAt }) => <AgeText at={updatedAt} className="text-muted tabular-nums" />,
    },
  ],
  nameOf: ({ name }) => name,
  hrefOf: ({ id }) => `/go/${id}`,
  menuOf: ({ name }) => [{ says: 'Where it is used', href: `/where-used?variable=${encodeURIComponent(name)}` }],
  exportColumns: [
    { name: 'Id', path: 'id' },
    { name: 'Variable', path: 'name' },
    { name: 'Type', path: 'type' },
    { name: 'Value', path: 'value' },
    { name: 'Sensitive', path: 'isSensitive' },
    { name: 'Changed', path: 'updatedAt' },
  ],
  peek: (id, node) => <VariablePeek id={id} node={node} />,
  live: ['VARIABLE'],
  empty: {
    title: 'No variables yet',
    say: 'The project says none of its own. Those of its library sets are not listed here.',
  },
}

function VariablePeek({ id, node }: { id: string; node: VariableNode | null }) {
  return (
    <>
      <PeekHead kind="Value of a variable" title={<span className="font-mono">{node?.name ?? id}</span>}>
        {node && scopeText(node.scope)}
      </PeekHead>
      {node && (
        <Facts
          facts={[
            ['Value', <ValueText key="value" node={node} />],
            ['Type', wordsOf(node.type)],
            ['Uses', node.usesVariables.join(', ')],
            ['Changed', <AgeText key="changed" at={node.updatedAt} />],
            ['Description', node.description],
          ]}
        />
      )}
    </>
  )
}

/** The values of one project's own variables, by where they hold. */
export function ProjectVariables({
  id,
  served,
}: {
  id: string
  served: Served<ProjectVariablesQuery, ProjectVariablesQueryVariables>
}) {
  const source = useMemo(() => variablesOf(id), [id])
  const look = useMemo(
    () => ({
      ...LOOK,
      actions: (
        <Link prefetch={false} href={`/projects/${id}/variables/effective`} className="control">
          Effective values
        </Link>
      ),
    }),
    [id],
  )
  return <ListPart part="variables" id={id} source={source} look={look} served={served} />
}
