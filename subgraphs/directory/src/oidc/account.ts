import type { IdentityProvider } from '@spaceport/database/directory'
import type { Changed } from '@spaceport/kit/write/audit'
import { directoryId } from '../graph/ids.js'
import { readEmail, soughtEmailKey } from '../user/email.js'
import type { Tx } from '../write/change.js'
import { readName } from '../write/text.js'
import { SignInRefused } from './failure.js'
import type { Person } from './person.js'

/** What decides whose account a person of a provider gets. */
export type Admission = Pick<IdentityProvider, 'id' | 'allowSignUp' | 'trustsEmail'>

/** The account that somebody signs in to, and what had to be changed to find it. */
export type Account = { userId: number; changed: Changed[] }

/**
 * Finds the account of a person: by who they are at the provider; else, if the provider's addresses are trusted and it says
 * that this one is theirs, by e-mail; else, if the provider allows it, a new one. Throws `SignInRefused`.
 */
export async function accountOf(tx: Tx, provider: Admission, person: Person): Promise<Account> {
  const providerId = provider.id
  const identity = await tx.externalIdentity.findUnique({
    where: { providerId_subject: { providerId, subject: person.subject } },
    select: { userId: true },
  })
  if (identity) return { userId: identity.userId, changed: [] }
  const verified = person.emailVerified ? person.email : null
  if (verified === null) throw new SignInRefused('nobody known, and no verified e-mail address')
  const holder = await tx.user.findUnique({
    where: { emailKey: soughtEmailKey(verified) },
    select: { id: true },
  })
  const { userId, changed } = holder
    ? { userId: await linkable(tx, provider, verified, holder.id), changed: [] }
    : await signUp(tx, provider, verified, person.name)
  await tx.externalIdentity.create({ data: { providerId, subject: person.subject, userId } })
  return { userId, changed: [...changed, linked(providerId, person.subject, userId)] }
}

/**
 * Whether an e-mail address may lead to an account that has it. Never to one that runs the fleet: whoever configures providers could
 * make themselves anybody. Never to one that a provider opened whose addresses are not trusted: somebody could have
 * waited there under the address of another. And only if it is the very address, but for the case of ASCII letters: others that
 * compare as equal, such as with the Kelvin sign for a k, are other people's mailboxes.
 */
async function linkable(tx: Tx, { trustsEmail }: Admission, email: string, userId: number): Promise<number> {
  if (!trustsEmail) throw new SignInRefused("the address is somebody's, and the provider's addresses are not trusted")
  const found = await tx.user.findFirst({
    where: {
      id: userId,
      kind: 'PERSON',
      systemRoles: { none: {} },
      groups: { none: { group: { systemRoles: { some: {} } } } },
      identities: { none: { provider: { trustsEmail: false } } },
    },
    select: { id: true, email: true },
  })
  if (!found || smallLetters(found.email ?? '') !== smallLetters(email))
    throw new SignInRefused('the address is of an account that is not found by e-mail')
  return found.id
}

function smallLetters(email: string): string {
  return email.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

async function signUp(tx: Tx, { allowSignUp }: Admission, email: string, called: string): Promise<Account> {
  if (!allowSignUp) throw new SignInRefused('nobody known, and the provider does not sign people up')
  const address = readEmail(email)
  const named = readName(called)
  const { id, version } = await tx.user.create({ data: { ...address, ...named, passwordHash: null } })
  const after = { email: address.email, name: named.name }
  return { userId: id, changed: [{ kind: 'Users', id: directoryId('Users', id), version, before: null, after }] }
}

/** The audit's note that a person of a provider is from now on a user. */
export function linked(providerId: number, subject: string, userId: number): Changed {
  const provider = directoryId('IdentityProviders', providerId)
  const user = directoryId('Users', userId)
  return { kind: 'Identities', id: `${user}/${provider}`, version: 1, before: null, after: { provider, subject, user } }
}
