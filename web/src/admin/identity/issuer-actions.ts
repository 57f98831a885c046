'use server'

import { change } from '../../change/change'
import { textOf, type Outcome } from '../../change/outcome'
import { refused } from '../../change/refused'
import {
  AdminCreateIssuerDocument,
  AdminCreateServiceAccountDocument,
  AdminRemoveIssuerDocument,
  AdminUpdateIssuerDocument,
} from '../../generated/graphql'
import { expected, said } from '../said'
import { IDENTITY_PATH } from './path'
import { limitsOf, linesOf, pairsOf } from './read-form'

/** Makes an account for a program. */
export async function createServiceAccount(_before: Outcome, form: FormData): Promise<Outcome> {
  const name = textOf(form, 'name')
  return await change({
    form,
    page: IDENTITY_PATH,
    document: AdminCreateServiceAccountDocument,
    input: { name },
    payload: ({ createServiceAccount }) => createServiceAccount,
    done: said(`The account “${name}” was made. Put it into groups on its page.`),
  })
}

/** What new and changed issuers have in common; null where a line of the claims says nothing. */
function issuerInput(form: FormData) {
  const claims = pairsOf(form, 'claims')
  if (claims === null) return null
  const types = linesOf(form, 'types')
  return {
    ...{ name: textOf(form, 'name'), issuer: textOf(form, 'issuer'), audience: textOf(form, 'audience') },
    ...{ subjectPattern: textOf(form, 'subjectPattern'), account: textOf(form, 'account') },
    jwksUri: textOf(form, 'jwksUri'),
    ...(types.length > 0 ? { types } : {}),
    requiredClaims: claims.map(([name, value]) => ({ name, value })),
    enabled: form.has('enabled'),
    ...limitsOf(form),
  }
}

function badLine(form: FormData): Promise<Outcome> {
  return refused(form, 'BAD_INPUT', 'Each line of the claims has to read: claim = value.')
}

/** Trusts an issuer of tokens for a service account. */
export async function createIssuer(_before: Outcome, form: FormData): Promise<Outcome> {
  const input = issuerInput(form)
  if (!input) return await badLine(form)
  return await change({
    form,
    page: IDENTITY_PATH,
    document: AdminCreateIssuerDocument,
    input,
    payload: ({ createTokenIssuer }) => createTokenIssuer,
    done: said(`Tokens of “${input.name}” are accepted.`),
  })
}

/** Changes what is accepted from an issuer of tokens. */
export async function updateIssuer(_before: Outcome, form: FormData): Promise<Outcome> {
  const input = issuerInput(form)
  if (!input) return await badLine(form)
  return await change({
    form,
    page: IDENTITY_PATH,
    document: AdminUpdateIssuerDocument,
    input: { ...input, id: textOf(form, 'issuerId'), ...expected(form) },
    payload: ({ updateTokenIssuer }) => updateTokenIssuer,
    done: said('Saved.'),
  })
}

/** Accepts the tokens of an issuer no more. */
export async function removeIssuer(_before: Outcome, form: FormData): Promise<Outcome> {
  return await change({
    form,
    page: IDENTITY_PATH,
    document: AdminRemoveIssuerDocument,
    input: { id: textOf(form, 'issuerId'), ...expected(form) },
    payload: ({ removeTokenIssuer }) => removeTokenIssuer,
    done: said('Its tokens are refused from now on.'),
  })
}
