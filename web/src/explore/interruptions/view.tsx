'use client'

import type { ExploreInterruptionsQuery, ExploreInterruptionsQueryVariables } from '../../generated/graphql'
import type { Served } from '../../graph/served'
import { wordsOf } from '../../find/words'
import { StateText } from '../../ui/state-text'
import { columnsOf } from '../columns'
import { ExploreView, type ListLook } from '../explore-view'
import { pageOf } from '../page-of'
import { interruptionsSource, type InterruptionNode } from './source'

const c = columnsOf<InterruptionNode>()

const LOOK: ListLook<InterruptionNode> = {
  kind: 'Interruption',
  columns: [
    c.head('Interruption', ({ title }) => title, { sort: 'title', path: 'title' }),
    c.other(
      'state',
      'State',
      ({ isPending }) =>
        isPending ? <StateText tone="warn">Pending</StateText> : <StateText tone="ok">Resolved</StateText>,
      { width: 'w-32', path: 'isPending' },
    ),
    c.text('type', 'Kind', ({ type }) => wordsOf(type), { path: 'type' }),
    c.text('task', 'Task', ({ task }) => task?.description, { width: 'w-72', path: 'task.description' }),
    c.space,
    c.zone,
    c.time('created', 'Since', ({ createdAt }) => createdAt, { sort: 'created', newestFirst: true, path: 'createdAt' }),
    c.text('responsible', 'Taken by', ({ responsibleUser }) => responsibleUser?.name, { path: 'responsibleUser.name' }),
    c.text('result', 'Result', ({ result }) => result && wordsOf(result), { path: 'result', isExtra: true }),
    c.time('resolved', 'Resolved', ({ resolvedAt }) => resolvedAt, { path: 'resolvedAt', isExtra: true }),
    c.text('instructions', 'Instructions', ({ instructions }) => instructions, { width: 'w-80', isExtra: true }),
  ],
  nameOf: ({ title }) => title,

  related: (node) =>
    node.task?.deployment ? [{ title: 'The deployment that waits for it', href: pageOf(node.task.deployment.id) }] : [],
  live: ['INTERRUPTION'],

  empty: { title: 'No interruptions', say: 'Whatever waits for a decision of somebody appears here.' },
}

/** Interruptions of every Space that the caller may enter. */
export function InterruptionsView({
  served,
}: {
  served: Served<ExploreInterruptionsQuery, ExploreInterruptionsQueryVariables>
}) {
  return <ExploreView source={interruptionsSource} look={LOOK} served={served} />
}
