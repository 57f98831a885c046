import { fileURLToPath } from 'node:url'
import { componentKeys } from '@spaceport/kit/assertion/component-keys'
import { keysOf, type KeySource } from '@spaceport/kit/assertion/key-source'
import { instanceAddresses, type AddressRule } from '@spaceport/kit/client/addresses'
import type { StreamLimits } from './live/admission.js'
import { GATEWAY_SETTINGS, readSettings } from '@spaceport/kit/settings'

/** How a gateway is started. */
export type GatewaySettings = {
  host: string
  port: number
  /** Its own keys, and those of the directory and the zone. */
  keys: KeySource
  directory: { url: string }
  zone: { url: string }
  /** Where Instances may be. */
  instanceAddresses: AddressRule
  /** The folder of the released SDLs: `<subgraph>/schema/`. */
  schemaFolder: string
  /** Hashes of unreleased `space` SDLs that an administrator has approved. */
  approvedSdls: readonly string[]
  /** Where people open Spaceport; under https the session cookie is secure. Identity providers send browsers back to the first. */
  publicUrls: readonly [string, ...string[]]
  /** How many requests may be answered at once. */
  inFlight: number
  /** The secret by which a proxy shows that its `x-forwarded-for` may be believed; undefined: nobody's is. */
  proxyToken?: string | undefined
  /** Points per minute: of one caller, and of wrong credentials from one address. */
  rateLimits: { caller: number; address: number }
  /** Milliseconds that a client may keep the gateway waiting, sending or reading. Not set but by tests. */
  slowest?: number
  /** How many streams there may be. Not set but by tests. */
  streams?: Partial<StreamLimits>
}

/** Where the released SDLs are in a checkout and in an image alike. */
export const SCHEMA_FOLDER = fileURLToPath(new URL('../../subgraphs', import.meta.url))

/** Reads the settings. Throws one error that names what is missing or wrong. */
export function gatewaySettings(env: Readonly<Record<string, string | undefined>>): GatewaySettings {
  const read = readSettings(GATEWAY_SETTINGS, env)
  const keys = componentKeys(read)
  for (const name of ['directory', 'zone']) {
    if (keysOf(keys.current(), name).length === 0) throw new Error(`The public key of the ${name} is missing.`)
  }
  return {
    host: read.SPACEPORT_HOST,
    port: read.SPACEPORT_GATEWAY_PORT,
    keys,
    directory: { url: read.SPACEPORT_DIRECTORY_URL },
    zone: { url: read.SPACEPORT_ZONE_URL },
    instanceAddresses: instanceAddresses(read),
    schemaFolder: SCHEMA_FOLDER,
    approvedSdls: read.SPACEPORT_APPROVED_SDLS,
    publicUrls: read.SPACEPORT_PUBLIC_URL
      ? [read.SPACEPORT_PUBLIC_URL]
      : [`http://localhost:${read.SPACEPORT_WEB_PORT}`, `http://127.0.0.1:${read.SPACEPORT_WEB_PORT}`],
    inFlight: read.SPACEPORT_GATEWAY_IN_FLIGHT,
    proxyToken: read.SPACEPORT_PROXY_TOKEN,
    rateLimits: { caller: read.SPACEPORT_RATE_LIMIT_CALLER, address: read.SPACEPORT_RATE_LIMIT_ADDRESS },
  }
}
