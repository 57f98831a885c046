import { textKey } from '@spaceport/kit/page/text-key'
import type { Changed } from '@spaceport/kit/write/audit'
import type { Tx } from '../write/change.js'
import type { FreeName } from '../write/free-name.js'
import { LONGEST_NAME } from '../write/text.js'

/** Something of a Space that is known by its root: what that Space and it are called there. */
export type RemoteEntity = { root: string; space: string; name: string }

/** A placeholder's local id, and what was made for it. */
export type Placeholder = { id: number; changed: Changed[] }

/** What a placeholder is called: `Space: Name`, with the first free number behind it where that is taken. */
export async function placeholderName(
  { space, name }: RemoteEntity,
  taken: (nameKey: string) => PromiseLike<object | null>,
): Promise<FreeName> {
  for (let n = 1; ; n++) {
    const end = n === 1 ? '' : ` (${n})`
    const short = [...`${space}: ${name}`].slice(0, LONGEST_NAME - end.length)
    // Keys are cut; the number is to stay in this one.
    while (!textKey(short.join('') + end).endsWith(end)) short.pop()
    const free = short.join('') + end
    const nameKey = textKey(free)
    if (!(await taken(nameKey))) return { name: free, nameKey }
  }
}

/** The placeholder that `find` finds, else the one that `make` makes: one, however many ask for it at the same time. */
export async function onePlaceholder(
  tx: Tx,
  find: () => PromiseLike<{ id: number } | null>,
  make: () => Promise<Placeholder>,
): Promise<Placeholder> {
  const known = await find()
  if (known) return { id: known.id, changed: [] }
  await holdPlaceholders(tx)
  const made = await find()
  return made ? { id: made.id, changed: [] } : make()
}

/** Waits for whoever makes placeholders at the same time, until the transaction ends: then they are there. */
export async function holdPlaceholders(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('placeholders'))::text`
}
