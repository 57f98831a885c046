import { z } from 'zod'
import { isPrivateKey, isPublicKey } from './assertion/keys.js'
import { readAddressRule } from './client/addresses.js'
import { isEncryptionKey } from './secret/key.js'

/**
 * Every setting there is, in one place. A service reads its own part at start; a wrong one ends it with one sentence
 * for each fault. The README's table is checked against `SETTINGS`.
 */
const port = z.coerce.number().int().min(0).max(65_535)
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'is not a postgresql:// address' })
const httpUrl = z.url({ protocol: /^https?$/, error: 'is not an http:// address' })
const privateKey = z.string().refine(isPrivateKey, 'is not an X25519 private key (PKCS #8 DER, base64)')
const publicKey = z.string().refine(isPublicKey, 'is not an X25519 public key (SPKI DER, base64)')
const PEERS_FAULT = 'holds something else than X25519 public keys (SPKI DER, base64) by name'
const peers = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.addIssue('is not JSON')
      return z.NEVER
    }
  })
  .pipe(z.record(z.string(), z.union([publicKey, z.array(publicKey).min(1)], PEERS_FAULT)))
const hashes = z
  .string()
  .regex(/^[0-9a-f]{64}(,[0-9a-f]{64})*$/, 'is not a list of SHA-256 hashes (hex, with commas)')
  .transform((text) => text.split(','))
const encryptionKeys = z
  .string()
  .transform((text) => text.split(','))
  .refine((keys) => keys.every(isEncryptionKey), 'is not a list of keys of 32 bytes (base64, with commas)')
  .refine((keys) => new Set(keys).size === keys.length, 'holds a key twice')
const addresses = z.string().transform((text, context) => {
  try {
    return readAddressRule(text)
  } catch (error) {
    context.addIssue(error instanceof Error ? error.message : 'is wrong')
    return z.NEVER
  }
})
const prefix = z.string().regex(/^[a-z][a-z0-9_]{0,20}$/, 'has other characters than a-z, 0-9 and _, or more than 21')

/** All settings: what each holds and its default. */
export const SETTINGS = {
  SPACEPORT_HOST: z.string().default('127.0.0.1'),
  SPACEPORT_PORT: port.default(0),
  SPACEPORT_PRIVATE_KEY: privateKey.optional(),
  SPACEPORT_PEERS: peers.optional(),
  SPACEPORT_KEYS_FILE: z.string().optional(),
  SPACEPORT_STORAGE_SECRET: z.string().min(32, 'has fewer than 32 characters').optional(),
  SPACEPORT_ENCRYPTION_KEYS: encryptionKeys.optional(),
  SPACEPORT_INSTANCE_ADDRESSES: addresses.optional(),
  SPACEPORT_DATABASE_PREFIX: prefix.default('spaceport'),
  SPACEPORT_DIRECTORY_DATABASE_URL: postgresUrl,
  SPACEPORT_SPACE_DATABASE_URL: postgresUrl,
  SPACEPORT_ZONE_DATABASE_URL: postgresUrl,
  SPACEPORT_ADMIN_EMAIL: z.email().optional(),
  SPACEPORT_ADMIN_PASSWORD: z.string().min(12, 'has fewer than 12 characters').optional(),
  SPACEPORT_SESSION_IDLE_HOURS: z.coerce.number().positive().max(8_760).default(12),
  SPACEPORT_SESSION_DAYS: z.coerce.number().positive().max(366).default(30),
  SPACEPORT_INSTANCE_ID: z.string().regex(/^Instances-[1-9]\d{0,9}$/, 'is not an id such as Instances-1'),
  SPACEPORT_DIRECTORY_URL: httpUrl,
  SPACEPORT_ZONE_URL: httpUrl,
  SPACEPORT_GATEWAY_URL: httpUrl.default('http://localhost:4000'),
  SPACEPORT_GATEWAY_PORT: port.default(4000),
  SPACEPORT_API_KEY: z.string().regex(/^spk_[\w-]{43}$/, 'is not an API key (spk_...)'),
  SPACEPORT_GATEWAY_IN_FLIGHT: z.coerce.number().int().min(1).default(256),
  SPACEPORT_PROXY_TOKEN: z
    .string()
    .regex(/^[\w-]{32,200}$/, 'is not a secret of 32 to 200 letters, digits, _ and -')
    .optional(),
  SPACEPORT_RATE_LIMIT_CALLER: z.coerce.number().int().min(1).max(1_000_000_000).default(120_000),
  SPACEPORT_RATE_LIMIT_ADDRESS: z.coerce.number().int().min(1).max(1_000_000_000).default(600),
  SPACEPORT_RATE_LIMIT_SIGN_IN: z.coerce.number().int().min(1).max(1_000_000).default(10),
  SPACEPORT_PUBLIC_URL: httpUrl.optional(),
  SPACEPORT_APPROVED_SDLS: hashes.default([]),
  SPACEPORT_WEB_PORT: port.default(3000),
  SPACEPORT_DATA_DIR: z.string().min(1).default('.spaceport'),
  SPACEPORT_CONTENT_GIB: z.coerce.number().positive().max(1_048_576).default(64),
  SPACEPORT_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
} as const

/** The name of a setting. */
export type SettingName = keyof typeof SETTINGS

type Read = { [N in SettingName]: z.infer<(typeof SETTINGS)[N]> }
type OptionalName = { [N in SettingName]: undefined extends Read[N] ? N : never }[SettingName]

/** The settings of a name, as they are after reading. */
export type Settings<Name extends SettingName> = Pick<Read, Exclude<Name, OptionalName>> &
  Partial<Pick<Read, Extract<Name, OptionalName>>>

/** Reads the named settings. Throws one error that names every missing or wrong one, without its value. */
export function readSettings<Name extends SettingName>(
  names: readonly Name[],
  env: Readonly<Record<string, string | undefined>>,
): Settings<Name> {
  const faults: string[] = []
  const read: Record<string, unknown> = {}
  for (const name of names) {
    const result = SETTINGS[name].safeParse(env[name] === '' ? undefined : env[name])
    if (result.success) read[name] = result.data
    else faults.push(env[name] ? `${name} ${result.error.issues[0]?.message ?? 'is wrong'}.` : `${name} is not set.`)
  }
  if (faults.length > 0) throw new Error(faults.join(' '))
  return read as Settings<Name>
}

const KEYS = ['SPACEPORT_PRIVATE_KEY', 'SPACEPORT_PEERS', 'SPACEPORT_KEYS_FILE'] as const
const COMPONENT = ['SPACEPORT_HOST', 'SPACEPORT_PORT', ...KEYS, 'SPACEPORT_STORAGE_SECRET'] as const

/** What the directory reads. */
export const DIRECTORY_SETTINGS = [
  ...COMPONENT,
  'SPACEPORT_DIRECTORY_DATABASE_URL',
  'SPACEPORT_INSTANCE_ADDRESSES',
  'SPACEPORT_DATABASE_PREFIX',
  'SPACEPORT_ADMIN_EMAIL',
  'SPACEPORT_ADMIN_PASSWORD',
  'SPACEPORT_SESSION_IDLE_HOURS',
  'SPACEPORT_SESSION_DAYS',
  'SPACEPORT_RATE_LIMIT_SIGN_IN',
] as const satisfies readonly SettingName[]

/** What an Instance reads. */
export const SPACE_SETTINGS = [
  ...COMPONENT,
  'SPACEPORT_ENCRYPTION_KEYS',
  'SPACEPORT_SPACE_DATABASE_URL',
  'SPACEPORT_DATABASE_PREFIX',
  'SPACEPORT_INSTANCE_ID',
  'SPACEPORT_DATA_DIR',
  'SPACEPORT_CONTENT_GIB',
] as const satisfies readonly SettingName[]

/** What the zone reads. */
export const ZONE_SETTINGS = [
  ...COMPONENT,
  'SPACEPORT_ZONE_DATABASE_URL',
  'SPACEPORT_INSTANCE_ADDRESSES',
  'SPACEPORT_DATABASE_PREFIX',
  'SPACEPORT_DIRECTORY_URL',
] as const satisfies readonly SettingName[]

/** What the gateway reads. */
export const GATEWAY_SETTINGS = [
  'SPACEPORT_HOST',
  'SPACEPORT_GATEWAY_PORT',
  'SPACEPORT_GATEWAY_IN_FLIGHT',
  'SPACEPORT_PROXY_TOKEN',
  'SPACEPORT_RATE_LIMIT_CALLER',
  'SPACEPORT_RATE_LIMIT_ADDRESS',
  'SPACEPORT_WEB_PORT',
  'SPACEPORT_PUBLIC_URL',
  'SPACEPORT_APPROVED_SDLS',
  ...KEYS,
  'SPACEPORT_INSTANCE_ADDRESSES',
  'SPACEPORT_DIRECTORY_URL',
  'SPACEPORT_ZONE_URL',
] as const satisfies readonly SettingName[]
