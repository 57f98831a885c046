'use server'

import { change } from '../../change/change'
import { textOf, type Outcome } from '../../change/outcome'
import { refused } from '../../change/refused'
import {
  AdminCreateProviderDocument,
  AdminRemoveProviderDocument,
  AdminUpdateProviderDocument,
} from '../../generated/graphql'
import { expected, said } from '../said'
import { IDENTITY_PATH } from './path'
import { pairsOf } from './read-form'

/** What new and changed providers have in common; null where a line of the mappings leads nowhere. */
function providerInput(form: FormData) {
  const mappings = pairsOf(form, 'mappings')
  if (mappings === null) return null
  const secret = textOf(form, 'clientSecret')
  return {
    ...{ name: textOf(form, 'name'), clientId: textOf(form, 'clientId') },
    // A field left empty keeps the secret that there is.
    ...(secret === '' ? {} : { clientSecret: secret }),
    scopes: textOf(form, 'scopes').split(/\s+/).filter(Boolean),
    groupsClaim: textOf(form, 'groupsClaim'),
    ...{ enabled: form.has('enabled'), allowSignUp: form.has('allowSignUp'), trustsEmail: form.has('trustsEmail') },
    groupMappings: mappings.map(([externalGroup, group]) => ({ externalGroup, group })),
  }
}

function badLine(form: FormData): Promise<Outcome> {
  return refused(form, 'BAD_INPUT', 'Each line of the groups has to read: group there = group here.')
}

/** Lets people sign in by another identity provider. */
export async function createProvider(_before: Outcome, form: FormData): Promise<Outcome> {
  const input = providerInput(form)
  if (!input) return await badLine(form)
  return await change({
    form,
    page: IDENTITY_PATH,
    document: AdminCreateProviderDocument,
    input: { ...input, issuer: textOf(form, 'issuer') },
    payload: ({ createIdentityProvider }) => createIdentityProvider,
    done: said(`People can come by “${input.name}” once its callback address is known there.`),
  })
}

/** Changes how people sign in by an identity provider. */
export async function updateProvider(_before: Outcome, form: FormData): Promise<Outcome> {
  const input = providerInput(form)
  if (!input) return await badLine(form)
  return await change({
    form,
    page: IDENTITY_PATH,
    document: AdminUpdateProviderDocument,
    input: { ...input, id: textOf(form, 'provider'), ...expected(form) },
    payload: ({ updateIdentityProvider }) => updateIdentityProvider,
    done: said('Saved.'),
  })
}

/** Lets nobody sign in by an identity provider any more. */
export async function removeProvider(_before: Outcome, form: FormData): Promise<Outcome> {
  return await change({
    form,
    page: IDENTITY_PATH,
    document: AdminRemoveProviderDocument,
    input: { id: textOf(form, 'provider'), ...expected(form) },
    payload: ({ removeIdentityProvider }) => removeIdentityProvider,
    done: said('Nobody comes by it any more.'),
  })
}
