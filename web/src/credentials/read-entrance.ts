import { headers } from 'next/headers'
import { requestHeaders } from '../gateway/relay-headers'
import { gatewayUrl } from '../gateway/url'

/** Milliseconds that a page in front of Spaceport waits for what it offers beside its form. */
const PATIENCE = 5_000

export type Provider = { id: string; name: string }

async function read(path: string): Promise<unknown> {
  const forwarded = requestHeaders(await headers())
  forwarded.delete('cookie')
  forwarded.set('accept', 'application/json')
  try {
    const answer = await fetch(gatewayUrl(path), {
      headers: forwarded,
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
    })
    return answer.ok ? await answer.json() : null
  } catch {
    return null
  }
}

function isProvider(value: unknown): value is Provider {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    'name' in value &&
    typeof value.id === 'string' &&
    typeof value.name === 'string'
  )
}

/** The identity providers to sign in with; null if the gateway does not say. */
export async function readProviders(): Promise<Provider[] | null> {
  const body = await read('/auth/providers')
  const list = typeof body === 'object' && body !== null && 'providers' in body ? body.providers : null
  return Array.isArray(list) ? list.filter(isProvider) : null
}

/** Whether Spaceport has no users yet; null if the gateway does not say. */
export async function readFirstRun(): Promise<boolean | null> {
  const body = await read('/auth/first-run')
  return typeof body === 'object' && body !== null && 'needed' in body ? body.needed === true : null
}
