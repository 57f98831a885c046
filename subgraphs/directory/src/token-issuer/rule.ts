import type { TokenIssuer } from '@spaceport/database/directory'
import { z } from 'zod'
import { matchesPattern } from './pattern.js'

/** What a token says of itself, believed or not. */
export type Said = { header: Readonly<Record<string, unknown>>; claims: Readonly<Record<string, unknown>> }

/** What a token has to say to be a service account. */
export type Rule = Pick<
  TokenIssuer,
  'issuer' | 'audience' | 'types' | 'algorithms' | 'subjectPattern' | 'requiredClaims'
>

/** Claims by name, with the value that each must have. */
export const requiredClaimsSchema = z.record(z.string(), z.string())

/** Claims that only ID tokens have (OpenID Connect Core 1.0, section 3.1.3.6 and 2): they say who somebody is to one client, and open nothing. */
const OF_ID_TOKENS = ['nonce', 'at_hash', 'c_hash', 's_hash']

/** Whether what a token says is what a rule asks for. */
export function obeys({ header, claims }: Said, rule: Rule): boolean {
  const { alg, typ } = header
  const { iss, aud, sub } = claims
  return (
    typeof alg === 'string' &&
    rule.algorithms.includes(alg) &&
    typeof typ === 'string' &&
    rule.types.includes(normalType(typ)) &&
    iss === rule.issuer &&
    (Array.isArray(aud) ? aud.includes(rule.audience) : aud === rule.audience) &&
    typeof sub === 'string' &&
    matchesPattern(rule.subjectPattern, sub) &&
    Object.entries(requiredClaimsSchema.parse(rule.requiredClaims)).every(([name, value]) =>
      has(claims, name, value),
    ) &&
    !OF_ID_TOKENS.some((name) => Object.hasOwn(claims, name))
  )
}

/** A media type as `typ` has it: without regard to case, `application/` left out (RFC 7515, section 4.1.9). */
export function normalType(type: string): string {
  return type.toLowerCase().replace(/^application\//, '')
}

function has(claims: Said['claims'], name: string, value: string): boolean {
  const claim = Object.hasOwn(claims, name) ? claims[name] : undefined
  const values: unknown[] = Array.isArray(claim) ? claim : [claim]
  return values.some(
    (one) => one === value || ((typeof one === 'number' || typeof one === 'boolean') && String(one) === value),
  )
}
