'use client'

import { Command as Cmdk } from 'cmdk'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { useKnownSpaces } from '../spaces/known'
import { Dialog } from '../ui/dialog'
import { filterCommands, isFound, localCommands, type Command } from './commands'
import { PaletteGroup } from './palette-group'
import { remember } from './recent'
import { useFound } from './use-found'
import { useSpaceSearch } from './use-space-search'

/** How many of what could be many are shown at a time. */
const FEW = 6

/** The most actions of the view before anything is typed, so that pages are in sight. */
const FEW_ACTIONS = 8

/** What is known here, in the order of its groups. */
const GROUPS = ['Recent', 'This view', 'Go to', 'Anywhere', 'Spaces'] as const

/**
 * The command palette. What is known here is offered at once; what the fleet finds is added below it when it comes, so that the choice stays
 * on what it was on.
 */
export function Palette({ onClose }: { onClose: () => void }) {
  const router = useRouter()
  const known = useKnownSpaces()
  const spaces = useSpaceSearch()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState('')
  const text = typed.trim()
  const local = useMemo(() => localCommands(known.spaces, spaces), [known.spaces, spaces])
  const found = useFound(text)
  const matching = text === '' ? local.filter(({ group }) => group !== 'Spaces') : local.filter((one) => isFound(one, text)) // prettier-ignore
  const choose = (command: Command) => {
    onClose()
    if ('run' in command) return command.run()
    if (command.group === 'Found' || command.group === 'Recent') {
      remember('opened', { href: command.href, name: command.says, kind: command.hint ?? '' })
    }
    router.push(command.href)
  }
  const few = (title: (typeof GROUPS)[number]) => {
    const all = matching.filter(({ group }) => group === title)
    if (title === 'This view' && text === '') return all.slice(0, FEW_ACTIONS)
    return title === 'Recent' || title === 'Spaces' ? all.slice(0, FEW) : all
  }
  return (
    <Dialog title="Find or do anything" onClose={onClose}>
      <Cmdk
        label="Commands"
        shouldFilter={false}
        value={chosen}
        onValueChange={setChosen}
        loop
        className="flex min-h-0 flex-col"
      >
        <Cmdk.Input
          data-first-focus=""
          value={typed}
          onValueChange={setTyped}
          maxLength={200}
          placeholder="A page, a project, a release, an action"
          className="h-11 w-full shrink-0 border-b border-line bg-transparent px-4 text-lg outline-none placeholder:text-muted"
        />
        <Cmdk.List label="Commands" className="h-[min(26rem,55dvh)] scroll-py-8 overflow-y-auto p-1.5">
          {GROUPS.map((title) => (
            <PaletteGroup key={title} title={title} commands={few(title)} onChoose={choose} />
          ))}
          {text !== '' && <PaletteGroup title="Filter" commands={filterCommands(text, spaces)} onChoose={choose} />}
          <PaletteGroup title="In the fleet" commands={found.commands} onChoose={choose} />
        </Cmdk.List>
      </Cmdk>
      <p role="status" className="flex min-h-9 items-center gap-2 border-t border-line px-4 py-1.5 text-sm text-muted">
        {text === '' ? 'Type to look in the whole fleet.' : statusOf(found, text)}
      </p>
    </Dialog>
  )
}

function statusOf({ commands, isAsking, missing, refusal }: ReturnType<typeof useFound>, text: string): string {
  if (isAsking) return 'Looking in the fleet …'
  if (refusal !== null) return refusal
  const count =
    commands.length === 0 ? `Nothing in the fleet has “${text}” in its name.` : `${commands.length} in the fleet.`
  const lacking =
    missing === 1
      ? 'One Space did not answer; there may be more.'
      : `${missing} Spaces did not answer; there may be more.`
  return missing === 0 ? count : `${count} ${lacking}`
}
