'use server'

import { redirect } from 'next/navigation'
import { change } from '../../change/change'
import { textOf, type Outcome } from '../../change/outcome'
import { refused } from '../../change/refused'
import {
  AdminConfirmTrustDocument,
  AdminCreateTrustDocument,
  AdminRevokeTrustDocument,
  AdminRotateTrustDocument,
  AdminUpdateTrustDocument,
  TrustPurpose,
} from '../../generated/graphql'
import { expected, numberOf, said } from '../said'
import { trustPath, TRUST_PATH } from './path'

/** No identity and no list of rotations is near this long. */
const MAX_BYTES = 1_000_000

/** The text of a chosen file, or else of the field beside it; null where there is neither, or the file is too long to be one. */
async function textOrFile(form: FormData, name: string): Promise<string | null> {
  const file = form.get(`${name}File`)
  if (file instanceof File && file.size > 0) return file.size > MAX_BYTES ? null : (await file.text()).trim()
  return textOf(form, name) || null
}

/** What a refusal of pasted keys means for whoever pasted them. */
function inWords(outcome: Outcome, words: Readonly<Record<string, string>>): Outcome {
  if (outcome.kind !== 'failed') return outcome
  return { ...outcome, message: words[outcome.code] ?? outcome.message }
}

/** Makes a Trust from the identity of the other Space. */
export async function createTrust(_before: Outcome, form: FormData): Promise<Outcome> {
  const identity = await textOrFile(form, 'identity')
  if (identity === null)
    return await refused(form, 'BAD_INPUT', 'Choose the file of the other Space’s identity, or paste it.')
  const name = textOf(form, 'name')
  const outcome = await change({
    form,
    page: TRUST_PATH,
    document: AdminCreateTrustDocument,
    input: {
      ...{ space: textOf(form, 'space'), identity },
      purpose: textOf(form, 'purpose') === 'RECEIPTS' ? TrustPurpose.Receipts : TrustPurpose.Releases,
      ...(name === '' ? {} : { name }),
    },
    payload: ({ createTrust }) => createTrust,
    done: ({ trust }) => (trust ? redirect(trustPath(trust.id)) : said('The trust was made.')()),
  })
  return inWords(outcome, {
    BUNDLE_MALFORMED:
      'This is not the identity of a Space, or not all of it. Take it from the Keys page of the other Space.',
  })
}

/** Confirms a Trust after its fingerprint was compared. */
export async function confirmTrust(_before: Outcome, form: FormData): Promise<Outcome> {
  const id = textOf(form, 'trust')
  return await change({
    form,
    page: trustPath(id),
    document: AdminConfirmTrustDocument,
    input: { id, fingerprint: textOf(form, 'fingerprint'), ...expected(form) },
    payload: ({ confirmTrust }) => confirmTrust,
    done: said('The trust is in force.'),
  })
}

/** Changes what a Trust allows. */
export async function updateTrust(_before: Outcome, form: FormData): Promise<Outcome> {
  const [id, team, approvals] = [textOf(form, 'trust'), textOf(form, 'team'), numberOf(form, 'approvals')]
  return await change({
    form,
    page: trustPath(id),
    document: AdminUpdateTrustDocument,
    input: {
      ...{ id, name: textOf(form, 'name') },
      ...(approvals === undefined
        ? {}
        : { approvalsNeeded: approvals, approvalTeam: approvals > 0 && team !== '' ? team : null }),
      ...expected(form),
    },
    payload: ({ updateTrust }) => updateTrust,
    done: said('Saved.'),
  })
}

/** Takes the rotations of the other Space’s keys. */
export async function rotateTrust(_before: Outcome, form: FormData): Promise<Outcome> {
  const id = textOf(form, 'trust')
  const rotations = ((await textOrFile(form, 'rotations')) ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
  if (rotations.length === 0)
    return await refused(form, 'BAD_INPUT', 'Choose the file of the rotations, or paste them, one a line.')
  const outcome = await change({
    form,
    page: trustPath(id),
    document: AdminRotateTrustDocument,
    input: { id, rotations, ...expected(form) },
    payload: ({ rotateTrust }) => rotateTrust,
    done: said('The newer keys are pinned.'),
  })
  return inWords(outcome, {
    BUNDLE_MALFORMED:
      'These are not the rotations of a Space, or not all of them. Take them from the Keys page of the other Space.',
    SIGNER_UNKNOWN:
      'None of them is signed by the keys that are pinned here: the newest are pinned already, or earlier rotations are missing.',
  })
}

/** Ends a Trust for good. */
export async function revokeTrust(_before: Outcome, form: FormData): Promise<Outcome> {
  const id = textOf(form, 'trust')
  return await change({
    form,
    page: trustPath(id),
    document: AdminRevokeTrustDocument,
    input: { id, reason: textOf(form, 'reason'), ...expected(form) },
    payload: ({ revokeTrust }) => revokeTrust,
    done: said('Nothing is accepted by it any more.'),
  })
}
