import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import { readName } from './text.js'

/** A name and the key by which it is ordered, found and unique. */
export type FreeName = { name: string; nameKey: string }

/**
 * Reads the name that something is to have. `taken` finds what has its key already. Throws `BAD_INPUT`, or `CONFLICT` for a
 * taken name.
 */
export async function freeName(
  text: string,
  what: string,
  taken: (nameKey: string) => PromiseLike<object | null>,
): Promise<FreeName> {
  const name = readName(text, 'input', 'name')
  const nameKey = textKey(name)
  if (await taken(nameKey)) throw refuse('CONFLICT', `There is a ${what} called "${name}" already.`, 'input', 'name')
  return { name, nameKey }
}
