'use client'

import { Command as Cmdk } from 'cmdk'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { PaletteSearchDocument } from '../generated/graphql'
import { useGraph } from '../graph/use-graph'
import { useKnownSpaces } from '../spaces/known'
import { Dialog } from '../ui/dialog'
import { useSettled } from '../ui/use-settled'
import { filterCommands, isFound, localCommands, type Command } from './commands'
import { remember } from './recent'

/** How many Spaces and actions are shown at a time. */
const FEW = 6

/**
 * The command palette. What is known here is offered at once; what the fleet finds is added below it when it comes, so that the choice stays
 * on what it was on.
 */
export function Palette({ onClose }: { onClose: () => void }) {
  const router = useRouter()
  const known = useKnownSpaces()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState('')
  const text = typed.trim()
  const settled = useSettled(text)
  const { answer, isAsking } = useGraph(PaletteSearchDocument, { text: settled }, null, { enabled: settled !== '' })
  const local = useMemo(() => localCommands(known.spaces), [known.spaces])
  const found: Command[] =
    answer?.kind === 'answer' && settled !== '' && text !== ''
      ? (answer.data.search?.nodes ?? []).map(({ id, kind, title, space }) => {
          const hint = [wordOf(kind), space?.name].filter(Boolean).join(' · ')
          return { id: `found ${id}`, group: 'Found', says: title, hint, href: `/go/${id}` }
        })
      : []
  const matching =
    text === '' ? local.filter(({ group }) => group !== 'Spaces') : local.filter((one) => isFound(one, text))
  const groups = (['Recent', 'Actions', 'Go to', 'Spaces'] as const).map((title) => {
    const all = matching.filter(({ group }) => group === title)
    return { title: title as string, commands: title === 'Go to' ? all : all.slice(0, FEW) }
  })
  // Last, in this order: what comes late may push nothing down that somebody is about to choose.
  if (text !== '') groups.push({ title: 'Filter', commands: filterCommands(text) })
  groups.push({ title: isAsking ? 'In the fleet …' : 'In the fleet', commands: found })

  const missing = answer?.kind === 'answer' ? (answer.data.search?.completeness.missing.length ?? 0) : 0
  const choose = (command: Command) => {
    onClose()
    if ('run' in command) return command.run()
    if (command.group === 'Found' || command.group === 'Recent') {
      remember('opened', { href: command.href, name: command.says, kind: command.hint ?? '' })
    }
    router.push(command.href)
  }
  return (
    <Dialog title="Find or do anything" onClose={onClose}>
      <Cmdk label="Commands" shouldFilter={false} value={chosen} onValueChange={setChosen} loop>
        <Cmdk.Input
          data-first-focus=""
          value={typed}
          onValueChange={setTyped}
          placeholder="A page, a project, a release, an action"
          className="h-11 w-full border-b border-line bg-transparent px-4 text-lg outline-none placeholder:text-muted"
        />
        <Cmdk.List className="max-h-[55dvh] overflow-y-auto p-1.5">
          {groups.map(
            ({ title, commands }) =>
              commands.length > 0 && (
                <Cmdk.Group
                  key={title.replace(' …', '')}
                  heading={title}
                  className="pb-1 [&>[cmdk-group-heading]]:px-2.5 [&>[cmdk-group-heading]]:py-1 [&>[cmdk-group-heading]]:text-sm [&>[cmdk-group-heading]]:text-muted"
                >
                  {commands.map((command) => (
                    <Cmdk.Item
                      key={command.id}
                      value={command.id}
                      onSelect={() => choose(command)}
                      className="flex h-9 cursor-pointer items-center gap-3 rounded-md px-2.5 data-[selected=true]:bg-hover"
                    >
                      <span className="min-w-0 flex-1 truncate">{command.says}</span>
                      {command.hint && <span className="shrink-0 truncate text-sm text-muted">{command.hint}</span>}
                    </Cmdk.Item>
                  ))}
                </Cmdk.Group>
              ),
          )}
          {text !== '' && !isAsking && found.length === 0 && settled === text && (
            <p role="status" className="px-2.5 py-2 text-muted">
              {answer?.kind === 'refused' ? answer.message : `Nothing in the fleet has “${text}” in its name.`}
            </p>
          )}
          {missing > 0 && text !== '' && (
            <p role="status" className="px-2.5 py-2 text-warn">
              {missing} {missing === 1 ? 'Space' : 'Spaces'} did not answer; there may be more.
            </p>
          )}
        </Cmdk.List>
      </Cmdk>
    </Dialog>
  )
}

/** `Deployment target` of `DeploymentTargets`. */
function wordOf(kind: string): string {
  const words = kind
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/ies$/, 'y')
    .replace(/s$/, '')
  return words[0] + words.slice(1).toLowerCase()
}
