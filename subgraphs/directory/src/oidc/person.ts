import { storable } from '../write/text.js'
import type { Claims } from './exchange.js'
import { SignInRefused } from './failure.js'

/** Who signed in, as their provider describes them. */
export type Person = {
  /** Who they are there, for ever: all that an account is found by. */
  subject: string
  email: string | null
  /** Whether the provider says that the address is theirs. */
  emailVerified: boolean
  name: string
  /** Their groups there; empty if the provider says nothing of them. */
  groups: ReadonlySet<string>
}

/** The longest subject (OpenID Connect Core 1.0, section 2), name and group that are taken in, in UTF-16 units. */
const LONGEST_SUBJECT = 255
const LONGEST_NAME = 200
const LONGEST_GROUP = 500

/** The most groups that are taken in; a provider that names more is not believed in part. */
const MOST_GROUPS = 10_000

/** Reads who signed in from what the provider claims. Throws `SignInRefused` for claims that make no sense. */
export function readPerson(claims: Claims, groupsClaim: string | null): Person {
  const { sub: subject, email, email_verified: verified, name, preferred_username: username } = claims
  if (subject.length > LONGEST_SUBJECT || subject === '' || storable(subject) !== subject) {
    throw new SignInRefused('a subject that cannot be kept')
  }
  const address = typeof email === 'string' ? email : null
  return {
    subject,
    email: address,
    emailVerified: verified === true,
    name: nameOf([name, username, address?.split('@')[0]]),
    groups: groupsOf(groupsClaim !== null && Object.hasOwn(claims, groupsClaim) ? claims[groupsClaim] : undefined),
  }
}

/** The first that is a name; people change it later. */
function nameOf(candidates: readonly unknown[]): string {
  for (const candidate of candidates) {
    if (typeof candidate !== 'string') continue
    const name = [
      ...candidate
        .toWellFormed()
        .replace(/\p{Cc}/gu, '')
        .trim(),
    ]
      .slice(0, LONGEST_NAME)
      .join('')
    if (name !== '') return name
  }
  return 'Somebody'
}

function groupsOf(claim: unknown): Set<string> {
  const listed: unknown[] = Array.isArray(claim) ? claim : [claim]
  const groups = listed.filter((group): group is string => typeof group === 'string' && group.length <= LONGEST_GROUP)
  if (groups.length > MOST_GROUPS) throw new SignInRefused('more groups than are taken in')
  return new Set(groups)
}
