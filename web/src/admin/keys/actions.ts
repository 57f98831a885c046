'use server'

import { change } from '../../change/change'
import { textOf, type Outcome } from '../../change/outcome'
import { AdminCreateKeysDocument, AdminRotateKeysDocument } from '../../generated/graphql'
import { numberOf, said } from '../said'
import { keysPath } from './path'

/** Makes the first signing keys of a Space. */
export async function createKeys(_before: Outcome, form: FormData): Promise<Outcome> {
  const space = textOf(form, 'space')
  return await change({
    form,
    page: keysPath(space),
    document: AdminCreateKeysDocument,
    input: { space, name: textOf(form, 'name') },
    payload: ({ createSpaceKeys }) => createSpaceKeys,
    done: said('The Space has keys. Hand its identity over, and compare the fingerprint.'),
  })
}

/** Makes new keys for a Space, which it signs with from now on. */
export async function rotateKeys(_before: Outcome, form: FormData): Promise<Outcome> {
  const [space, name] = [textOf(form, 'space'), textOf(form, 'name')]
  return await change({
    form,
    page: keysPath(space),
    document: AdminRotateKeysDocument,
    input: { space, expectedGeneration: numberOf(form, 'generation') ?? 0, ...(name === '' ? {} : { name }) },
    payload: ({ rotateSpaceKeys }) => rotateSpaceKeys,
    done: said('There are new keys. Hand the rotations over to all who trust this Space.'),
  })
}
