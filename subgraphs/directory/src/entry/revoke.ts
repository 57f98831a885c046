import type { DirectoryContext } from '../context.js'
import { nextRevision } from '../membership/revision.js'
import { change } from '../write/change.js'
import { entryChanged, readPair, type EntryInput, type EntryPair } from './pair.js'

/** Keeps a group's members out of a Space, unless another group lets them in; without effect if they may not enter. Throws `NOT_FOUND`. */
export function revokeEntry(context: DirectoryContext, input: EntryInput): Promise<EntryPair> {
  return change(context, {
    operation: 'revokeEntry',
    input,
    async run(tx) {
      const pair = await readPair(tx, context, input)
      const { count } = await tx.entry.deleteMany({ where: pair })
      if (count === 0) return { answer: pair, changed: [] }
      await nextRevision(tx)
      return { answer: pair, changed: [entryChanged(pair, 'revoked')] }
    },
  })
}
