import type { DirectoryContext } from '../context.js'
import { nextRevision } from '../membership/revision.js'
import { change } from '../write/change.js'
import { entryChanged, readPair, type EntryInput, type EntryPair } from './pair.js'

/** Lets a group's members enter a Space; without effect if they may. Throws `NOT_FOUND`. */
export function grantEntry(context: DirectoryContext, input: EntryInput): Promise<EntryPair> {
  return change(context, {
    operation: 'grantEntry',
    input,
    async run(tx) {
      const pair = await readPair(tx, context, input)
      const { count } = await tx.entry.createMany({ data: [pair], skipDuplicates: true })
      if (count === 0) return { answer: pair, changed: [] }
      await nextRevision(tx)
      return { answer: pair, changed: [entryChanged(pair, 'granted')] }
    },
  })
}
