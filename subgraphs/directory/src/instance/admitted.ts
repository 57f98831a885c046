import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { refuse } from '@spaceport/kit/write/outcome'
import type { DirectoryContext } from '../context.js'
import { readAddress } from './address.js'

/**
 * As `readAddress`, for an address at which an Instance may be: what its host means now must be admitted by the rule that every connection is held
 * against again. A name that means nothing yet is left to that. Throws `BAD_INPUT`.
 */
export async function readAdmittedAddress(
  { instanceAddresses, signal }: Pick<DirectoryContext, 'instanceAddresses' | 'signal'>,
  text: string,
  ...path: string[]
): Promise<string> {
  const origin = readAddress(text, ...path)
  const host = new URL(origin).hostname.replace(/^\[|\]$/g, '')
  const found = isIP(host) === 0 ? await meaningOf(host, signal) : [host]
  if (!found.every((address) => instanceAddresses.admits(host, address))) {
    throw refuse('BAD_INPUT', 'Instances may not be at this address; see SPACEPORT_INSTANCE_ADDRESSES.', ...path)
  }
  return origin
}

/** The addresses of a name; none if it has none, or nobody tells in time. */
async function meaningOf(name: string, signal: AbortSignal): Promise<string[]> {
  const late = AbortSignal.any([signal, AbortSignal.timeout(LONGEST_LOOK)])
  const never = new Promise<never[]>((resolve) => late.addEventListener('abort', () => resolve([]), { once: true }))
  const found = lookup(name, { all: true }).then(
    (entries) => entries.map(({ address }) => address),
    () => [],
  )
  return Promise.race([found, never])
}

/** Milliseconds that a name may take to be looked up: the transaction waits for it. */
const LONGEST_LOOK = 2_000
