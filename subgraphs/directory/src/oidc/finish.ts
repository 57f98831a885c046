import type { IdentityProvider } from '@spaceport/database/directory'
import { recordRefusal } from '@spaceport/kit/audit/note'
import { SpaceportError } from '@spaceport/kit/errors'
import { isDatabaseAway } from '@spaceport/kit/errors/database-away'
import { log } from '@spaceport/kit/log'
import { isUniqueViolation } from '@spaceport/kit/write/outcome'
import { write } from '@spaceport/kit/write/write'
import type { Directory } from '../context.js'
import { directoryId, localIds } from '../graph/ids.js'
import { openSession, type SignedIn, type SignInFrom } from '../session/open.js'
import { tokenHash } from '../session/token.js'
import type { Tx } from '../write/change.js'
import { storable } from '../write/text.js'
import { accountOf } from './account.js'
import { exchangeCode } from './exchange.js'
import { SignInRefused, signInFailed } from './failure.js'
import { flowOf } from './flow.js'
import { giveGroups } from './given-groups.js'
import type { Issuers } from './issuers.js'
import { isNoAnswer } from './outbound.js'
import { readPerson, type Person } from './person.js'
import { providerGone, talkTo } from './provider.js'

/** What a browser brings back from its provider. */
export type FinishOidc = SignInFrom & {
  /** The address that it came back to, query included. */
  callbackUrl: string
  /** What it was given at the start. */
  binding: string
}

/** The longest address that is kept, in UTF-16 units. */
const LONGEST_ADDRESS = 64

type Finishing = Pick<Directory, 'db' | 'now' | 'secret' | 'lifetimes'>

/**
 * Ends a sign-in by a provider: a session, and where the browser goes. A state works once, for the browser that began, at the very
 * address that was given to the provider. Throws `SIGN_IN_FAILED` whatever was wrong, or `UNAVAILABLE` if the provider does
 * not answer; why stands in the log and the audit.
 */
export async function finishOidc(
  directory: Finishing,
  issuers: Issuers,
  { callbackUrl, binding, ...from }: FinishOidc,
  requestId?: string,
): Promise<SignedIn & { returnTo: string }> {
  let provider: IdentityProvider | null = null
  try {
    const callback = readCallback(callbackUrl)
    const begun = await claim(directory, callback, binding)
    provider = begun.provider
    const config = await talkTo(issuers, provider, { secret: directory.secret, now: directory.now() })
    const claims = await exchangeCode(config, callback, flowOf(directory.secret, binding), begun.state)
    const person = readPerson(claims, provider.groupsClaim)
    return { ...(await letIn(directory, provider, person, from, requestId)), returnTo: begun.returnTo }
  } catch (error) {
    throw await refusal(directory, error, { provider, address: from.address, requestId })
  }
}

function readCallback(text: string): URL {
  if (!URL.canParse(text)) throw new SignInRefused('no address')
  return new URL(text)
}

/** Takes the one row that the state stands for, so that nobody can take it again. */
async function claim({ db, now }: Finishing, callback: URL, binding: string) {
  const state = callback.searchParams.get('state')
  if (state === null) throw new SignInRefused('no state')
  const where = { stateHash: tokenHash(state), bindingHash: tokenHash(binding), expiresAt: { gt: now() } }
  const [begun] = await db.$transaction(async (tx) => {
    const rows = await tx.oidcSignIn.findMany({ where, include: { provider: true } })
    const { count } = await tx.oidcSignIn.deleteMany({ where })
    return count === 1 ? rows : []
  })
  if (!begun) throw new SignInRefused('no such sign-in: used, expired, or of another browser')
  if (`${callback.origin}${callback.pathname}` !== begun.redirectUri) throw new SignInRefused('another redirect URI')
  if (!begun.provider.enabled) throw new SignInRefused('the provider is disabled')
  return { state, provider: begun.provider, returnTo: begun.returnTo }
}

/** Finds or makes the account and opens a session, in one transaction. Of two first sign-ins at once the later sees the account. */
async function letIn(
  directory: Finishing,
  provider: IdentityProvider,
  person: Person,
  from: SignInFrom,
  requestId?: string,
): Promise<SignedIn> {
  const attempt = () => admit(directory, provider, person, from, requestId)
  return attempt().catch((error: unknown) => {
    if (isUniqueViolation(error)) return attempt()
    throw error
  })
}

async function admit(
  directory: Finishing,
  provider: IdentityProvider,
  person: Person,
  from: SignInFrom,
  requestId?: string,
): Promise<SignedIn> {
  let signedIn: SignedIn | null = null
  await write<Tx, null>(directory.db, {
    caller: null,
    actor: directoryId('IdentityProviders', provider.id),
    operation: 'signInByProvider',
    input: null,
    ...(requestId ? { requestId } : {}),
    async run(tx) {
      // A provider that is changed or disabled meanwhile waits until this session is there to be ended.
      const [current] = await tx.$queryRaw<{ version: number }[]>`
        SELECT version FROM identity_provider WHERE id = ${provider.id} AND enabled FOR SHARE`
      if (current?.version !== provider.version) throw new SignInRefused('the provider was changed meanwhile')
      const account = await accountOf(tx, provider, person)
      const groups = await giveGroups(tx, provider.id, account.userId, person.groups)
      const opened = await openSession(tx, directory, account.userId, from)
      // Whoever has come in needs no invitation, and nobody else is to come in by it.
      await tx.oneTimeToken.deleteMany({ where: { userId: account.userId, kind: 'INVITATION' } })
      const id = { in: localIds('Sessions', [opened.changed.id]) }
      await tx.session.updateMany({ where: { id }, data: { providerId: provider.id } })
      signedIn = opened.signedIn
      return { answer: null, changed: [...account.changed, ...groups, opened.changed] }
    },
  })
  if (!signedIn) throw new SignInRefused('no session')
  return signedIn
}

type Attempt = {
  provider: IdentityProvider | null
  address: string | null | undefined
  requestId: string | undefined
}

/** What is told of a fault: nothing that helps to guess. What is known goes into the log and the audit. */
async function refusal({ db }: Finishing, error: unknown, attempt: Attempt): Promise<unknown> {
  if (isNoAnswer(error)) return providerGone()
  const refused = !(error instanceof SpaceportError) || error.code === 'BAD_CREDENTIALS' || error.code === 'BAD_INPUT'
  if (!refused || isDatabaseAway(error)) return error
  const { provider, address, requestId = null } = attempt
  const reason = error instanceof Error ? error.message : String(error)
  const subject = provider ? directoryId('IdentityProviders', provider.id) : 'unknown'
  log('info', 'a sign-in by an identity provider was refused', { provider: subject, reason, requestId })
  const details = { reason, address: address ? storable(address).slice(0, LONGEST_ADDRESS) : null }
  const head = { actor: 'anonymous', action: 'signInByProvider', kind: 'IdentityProviders', subject, requestId }
  await recordRefusal(db, { ...head, details })
  return signInFailed()
}
