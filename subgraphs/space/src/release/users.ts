import { SpaceportError } from '@spaceport/kit/errors'
import { parseId } from '@spaceport/kit/ids'
import { quoted } from '../entity/kinds.js'

/** The ids of people, as filters name them. Throws `BAD_ID` for one that is none. */
export function readUsers<Ids extends readonly string[] | null | undefined>(ids: Ids): Ids {
  const odd = ids?.find((id) => parseId(id)?.kind !== 'Users')
  if (odd !== undefined) throw new SpaceportError('BAD_ID', `${quoted(odd)} is not the id of a person.`)
  return ids
}
