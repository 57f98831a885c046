'use server'

import { change } from '../change/change'
import { textOf, type Outcome } from '../change/outcome'
import {
  ChangePasswordDocument,
  CreateApiKeyDocument,
  RevokeApiKeyDocument,
  RevokeOtherSessionsDocument,
  RevokeSessionDocument,
} from '../generated/graphql'
import { shownOnce } from '../change/shown-once'
import { keyInput } from './key-input'
import { ACCOUNT_PATH } from './path'

/** Sets another password, given the one so far, and ends the caller’s other sessions. */
export async function changePassword(_before: Outcome, form: FormData): Promise<Outcome> {
  const [current, password] = [form.get('current'), form.get('password')]
  return await change({
    form,
    page: ACCOUNT_PATH,
    document: ChangePasswordDocument,
    input: { oldPassword: String(current ?? ''), newPassword: String(password ?? '') },
    payload: ({ changePassword }) => changePassword,
    done: () => ({ kind: 'done', message: 'The password was changed, and you were signed out everywhere else.' }),
  })
}

/** Ends one session of the caller. */
export async function revokeSession(_before: Outcome, form: FormData): Promise<Outcome> {
  return await change({
    form,
    page: ACCOUNT_PATH,
    document: RevokeSessionDocument,
    input: { id: textOf(form, 'session') },
    payload: ({ revokeSession }) => revokeSession,
    done: () => ({ kind: 'done', message: 'Signed out there.' }),
  })
}

/** Ends every session of the caller but this one. */
export async function revokeOtherSessions(_before: Outcome, form: FormData): Promise<Outcome> {
  return await change({
    form,
    page: ACCOUNT_PATH,
    document: RevokeOtherSessionsDocument,
    input: {},
    payload: ({ revokeOtherSessions }) => revokeOtherSessions,
    done: () => ({ kind: 'done', message: 'You are signed in here only.' }),
  })
}

/** Makes a key that acts for the caller; its secret is shown this once. */
export async function createApiKey(_before: Outcome, form: FormData): Promise<Outcome> {
  const input = keyInput(form, Date.now())
  return await change({
    form,
    page: ACCOUNT_PATH,
    document: CreateApiKeyDocument,
    input,
    payload: ({ createApiKey }) => createApiKey,
    done: ({ token }) =>
      shownOnce(
        token ?? null,
        { label: 'The key itself', note: 'It is shown this once. Send it as Authorization: Bearer.' },
        `The key “${input.name}” was made.`,
        'If you have not got it, revoke it and make another.',
      ),
  })
}

/** Ends a key of the caller for good. */
export async function revokeApiKey(_before: Outcome, form: FormData): Promise<Outcome> {
  return await change({
    form,
    page: ACCOUNT_PATH,
    document: RevokeApiKeyDocument,
    input: { id: textOf(form, 'key') },
    payload: ({ revokeApiKey }) => revokeApiKey,
    done: () => ({ kind: 'done', message: 'The key was revoked.' }),
  })
}
