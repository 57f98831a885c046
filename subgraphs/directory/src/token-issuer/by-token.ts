import type { TokenIssuer } from '@spaceport/database/directory'
import { SpaceportError } from '@spaceport/kit/errors'
import { log } from '@spaceport/kit/log'
import { decodeJwt, decodeProtectedHeader, importJWK, jwtVerify, type JWK } from 'jose'
import type { Directory } from '../context.js'
import type { Issuers } from '../oidc/issuers.js'
import { authenticatedUser, type Authenticated } from '../session/holder.js'
import { obeys, type Said } from './rule.js'

/** How far the issuer's clock and ours may differ, in seconds. */
const SKEW = 30

/** The longest issuer and key id that are looked up, in UTF-16 units. */
const LONGEST = 500

/**
 * Whose signed token this is: the service account of the first rule that it obeys, with what the rule takes away; null if none does, or
 * its signature or times are wrong. The token chooses the rule, but everything it is believed comes from the rule and from what is signed:
 * keys are the issuer's published ones, whatever `jku`, `jwk` or `x5u` say (RFC 8725, section 3.10). Throws `UNAVAILABLE` if
 * the issuer's keys were never seen.
 */
export async function byToken(
  { db, now }: Pick<Directory, 'db' | 'now'>,
  issuers: Issuers,
  token: string,
): Promise<Authenticated | null> {
  const said = readUnverified(token)
  const issuer = said?.claims.iss
  if (!said || typeof issuer !== 'string' || !isLookedUp(issuer)) return null
  const rules = await db.tokenIssuer.findMany({
    where: { issuer, enabled: true, user: { kind: 'SERVICE_ACCOUNT' } },
    orderBy: { id: 'asc' },
  })
  const rule = rules.find((one) => obeys(said, one))
  if (!rule) return null
  const key = await keyOf(issuers, rule, said.header.kid)
  if (!key || !(await isSigned(token, key, rule, now()))) return null
  return authenticatedUser({ db }, rule.userId, capOf(rule))
}

function readUnverified(token: string): Said | null {
  try {
    return { header: decodeProtectedHeader(token), claims: decodeJwt(token) }
  } catch {
    return null
  }
}

function isLookedUp(text: unknown): text is string {
  return (
    typeof text === 'string' && text !== '' && text.length <= LONGEST && !text.includes('\0') && text.isWellFormed()
  )
}

/** The published key of this id; asked for once more, as far as the cooldown allows, if it is not among those known. */
async function keyOf(issuers: Issuers, { issuer, jwksUri }: TokenIssuer, kid: unknown): Promise<JWK | null> {
  if (!isLookedUp(kid)) return null
  const keys = issuers.keySet(issuer, jwksUri)
  try {
    return (await keys.get()).get(kid) ?? (await keys.renewed()).get(kid) ?? null
  } catch (error) {
    log('warn', 'the keys of an issuer of tokens are not to be had', { issuer, reason: String(error) })
    throw new SpaceportError('UNAVAILABLE', "The keys of the token's issuer are not to be had. Try again.", {
      retry: true,
    })
  }
}

/** Whether a token is signed by this key and its time has come and not passed; and once more, now that it is to be believed, all that the rule asks. */
async function isSigned(token: string, jwk: JWK, rule: TokenIssuer, now: Date): Promise<boolean> {
  try {
    const { alg } = decodeProtectedHeader(token)
    const { payload, protectedHeader } = await jwtVerify(token, await importJWK(jwk, alg), {
      algorithms: rule.algorithms,
      issuer: rule.issuer,
      audience: rule.audience,
      requiredClaims: ['exp', 'sub'],
      clockTolerance: SKEW,
      currentDate: now,
    })
    const { iat } = payload
    const made = iat === undefined || iat <= Math.floor(now.getTime() / 1_000) + SKEW
    return made && obeys({ header: { ...protectedHeader }, claims: payload }, rule)
  } catch {
    return false
  }
}

/** Never null, even if nothing is taken away: whoever comes with a token makes no key that would outlive it. */
function capOf({ spaces, readOnly, permissions }: TokenIssuer): NonNullable<Authenticated['caller']['cap']> {
  return {
    spaces: spaces.length > 0 ? spaces : null,
    readOnly,
    permissions: permissions.length > 0 ? permissions : null,
  }
}
