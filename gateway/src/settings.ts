import { fileURLToPath } from 'node:url'
import { GATEWAY_SETTINGS, readSettings } from '@spaceport/kit/settings'

/** How a gateway is started. */
export type GatewaySettings = {
  host: string
  port: number
  privateKey: string
  directory: { url: string; publicKey: string }
  zone: { url: string; publicKey: string }
  /** The folder of the released SDLs: `<subgraph>/schema/`. */
  schemaFolder: string
  /** Hashes of unreleased `space` SDLs that an administrator has approved. */
  approvedSdls: readonly string[]
  /** Where people open Spaceport; under https the session cookie is secure. */
  publicUrls: readonly string[]
  /** How many requests may be answered at once. */
  inFlight: number
}

/** Where the released SDLs are in a checkout and in an image alike. */
export const SCHEMA_FOLDER = fileURLToPath(new URL('../../subgraphs', import.meta.url))

/** Reads the settings. Throws one error that names what is missing or wrong. */
export function gatewaySettings(env: Readonly<Record<string, string | undefined>>): GatewaySettings {
  const read = readSettings(GATEWAY_SETTINGS, env)
  const { directory, zone } = read.SPACEPORT_PEERS
  if (!directory || !zone) throw new Error('SPACEPORT_PEERS lacks the public key of the directory or of the zone.')
  return {
    host: read.SPACEPORT_HOST,
    port: read.SPACEPORT_GATEWAY_PORT,
    privateKey: read.SPACEPORT_PRIVATE_KEY,
    directory: { url: read.SPACEPORT_DIRECTORY_URL, publicKey: directory },
    zone: { url: read.SPACEPORT_ZONE_URL, publicKey: zone },
    schemaFolder: SCHEMA_FOLDER,
    approvedSdls: read.SPACEPORT_APPROVED_SDLS,
    publicUrls: read.SPACEPORT_PUBLIC_URL
      ? [read.SPACEPORT_PUBLIC_URL]
      : [`http://localhost:${read.SPACEPORT_WEB_PORT}`, `http://127.0.0.1:${read.SPACEPORT_WEB_PORT}`],
    inFlight: read.SPACEPORT_GATEWAY_IN_FLIGHT,
  }
}
