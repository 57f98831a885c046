import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import type { Tx } from '../write/change.js'
import { versionKey } from './version-order.js'
import { readVersion } from './version.js'

const PATH = ['input', 'version']

/**
 * Reads the version that a release is to have, and gives it with the keys by which it is found and ordered. `self`: the release that may have it
 * already. Throws `BAD_INPUT`, or `CONFLICT` when another release of the project has it.
 */
export async function freeVersion(tx: Tx, projectId: number, text: string, self: number | null = null) {
  const version = readVersion(text, ...PATH)
  const name = text.trim()
  const nameKey = textKey(name)
  const taken = await tx.release.findUnique({
    where: { projectId_nameKey: { projectId, nameKey } },
    select: { id: true },
  })
  if (taken && taken.id !== self) {
    throw refuse('CONFLICT', `The project has a release ${name} already.`, ...PATH)
  }
  return { name, nameKey, versionKey: versionKey(version) }
}
