'use client'

import { useState } from 'react'
import { PaletteSearchDocument, type PaletteSearchQuery } from '../generated/graphql'
import type { GraphAnswer } from '../graph/answer'
import { useGraph } from '../graph/use-graph'
import { useSettled } from '../ui/use-settled'
import { isFound, type Command } from './commands'

type Hit = NonNullable<PaletteSearchQuery['search']>['nodes'][number]

/** What the fleet has found so far for what is typed. */
export type Found = {
  commands: readonly Command[]
  /** Whether more may come. */
  isAsking: boolean
  /** How many Spaces did not answer. */
  missing: number
  /** Why there is nothing, in the graph's words. */
  refusal: string | null
}

/**
 * Looks in the fleet for whatever has what is typed in its name, by one request when typing rests. What an answer brings is only added below
 * what is shown already, so that nothing that somebody is about to choose moves or goes; only typing on takes something away.
 */
export function useFound(typed: string): Found {
  const text = typed.trim()
  const settled = useSettled(text)
  const { answer, isStale } = useGraph(PaletteSearchDocument, { text: settled }, null, { enabled: settled !== '' })
  const [shown, setShown] = useState<{ of: GraphAnswer<PaletteSearchQuery> | null; text: string; commands: Command[] }>(
    {
      of: null,
      text: '',
      commands: [],
    },
  )
  const isTyped = text !== shown.text
  const isNew = text !== '' && text === settled && !isStale && answer !== null && (isTyped || answer !== shown.of)
  let { commands } = shown
  if (isTyped) commands = text === '' ? [] : commands.filter((one) => isFound(one, text))
  if (isNew) commands = joined(commands, hitsOf(answer).map(commandOf))
  if (isTyped || isNew) setShown({ of: isNew ? answer : null, text, commands })
  const isAsking = text !== '' && (text !== settled || isStale || answer === null)
  return {
    commands,
    isAsking,
    missing: isAsking || answer?.kind !== 'answer' ? 0 : (answer.data.search?.completeness.missing.length ?? 0),
    refusal: isAsking || answer?.kind !== 'refused' ? null : answer.message,
  }
}

function joined(shown: readonly Command[], came: readonly Command[]): Command[] {
  const all = [...shown]
  for (const one of came) {
    // Builds of one package have the same name: the first of them stands for all.
    const isThere = all.some(({ id, says, hint }) => id === one.id || (says === one.says && hint === one.hint))
    if (!isThere) all.push(one)
  }
  return all
}

function hitsOf(answer: GraphAnswer<PaletteSearchQuery>): readonly Hit[] {
  return answer.kind === 'answer' ? (answer.data.search?.nodes ?? []) : []
}

function commandOf({ id, kind, title, space }: Hit): Command {
  const hint = [wordOf(kind), space?.name].filter(Boolean).join(' · ')
  return { id: `found ${id}`, group: 'Found', says: title, hint, href: `/go/${id}` }
}

/** `Deployment target` of `DeploymentTargets`. */
function wordOf(kind: string): string {
  const words = kind
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/ies$/, 'y')
    .replace(/s$/, '')
  return words[0] + words.slice(1).toLowerCase()
}
