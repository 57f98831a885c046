import type { AccountType } from '@spaceport/database/space'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { newSecret } from './new-secret.js'
import { SECRET_FIELDS, secretFieldOf, type SecretField } from './settings.js'

/** The secrets of an account as an input has them; those that are left out stay. */
export type SecretInput = { [Field in SecretField | 'passphrase']?: string | null }

/** Where the secrets of an account are kept. */
export type KeptSecrets = { secretId: number | null; passphraseId: number | null }

/** Whether an input says anything of secrets. */
export function namesSecrets(input: SecretInput): boolean {
  return [...SECRET_FIELDS, 'passphrase' as const].some((field) => input[field] !== undefined)
}

/**
 * The secrets that an account of a type is to have (`before` null: it is new). Throws `BAD_INPUT` for one that its type does not have, for a
 * missing one, and for one that is not of the form that its type has.
 */
export async function newSecrets(
  tx: Tx,
  context: SpaceContext,
  type: AccountType,
  before: KeptSecrets | null,
  input: SecretInput,
): Promise<KeptSecrets> {
  const field = secretFieldOf(type)
  const odd = [
    ...SECRET_FIELDS.filter((one) => one !== field),
    ...(type === 'SSH_KEY_PAIR' ? [] : ['passphrase' as const]),
  ]
  const given = odd.find((one) => input[one] !== undefined && input[one] !== null)
  if (given) throw refuse('BAD_INPUT', `An account of the type ${type} has no ${given}.`, 'input', given)
  if (field === null) return { secretId: null, passphraseId: null }
  const text = input[field]
  if (typeof text === 'string') requireForm(field, text)
  const secretId = await newSecret(tx, context, before?.secretId ?? null, text, 'input', field)
  if (secretId === null || text === '') {
    throw refuse('BAD_INPUT', `An account of the type ${type} has a ${field}.`, 'input', field)
  }
  const { passphrase } = input
  const passphraseId = await newSecret(tx, context, before?.passphraseId ?? null, passphrase, 'input', 'passphrase')
  return { secretId, passphraseId }
}

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/

/** What a secret must look like; it says nothing of what it is. */
function requireForm(field: SecretField, text: string): void {
  const fault = faultOf(field, text)
  if (fault) throw refuse('BAD_INPUT', fault, 'input', field)
}

function faultOf(field: SecretField, text: string): string | null {
  switch (field) {
    case 'privateKey':
      return /^-----BEGIN [A-Z ]*PRIVATE KEY-----\s/.test(text.trimStart()) ? null : 'A private key is PEM text.'
    case 'jsonKey':
      return isObject(text) || isObject(Buffer.from(text, 'base64').toString('utf8'))
        ? null
        : 'A JSON key is a JSON object, as text or in base64.'
    case 'certificate':
      return BASE64.test(text.replaceAll(/\s/g, '')) ? null : 'A certificate is PKCS #12 in base64.'
    default:
      return null
  }
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
