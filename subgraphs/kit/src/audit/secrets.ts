/** Names of what must never be kept: passwords, tokens, keys, and their hashes. */
const SECRET = /(password|passphrase|secret|token|privatekey|apikey)(hash)?$/i

/** What stands in the place of a secret. */
const KEPT_BACK = '(secret)'

/**
 * A JSON value without the texts and objects under names that promise a secret. Whoever writes says what may be kept; this is
 * for whoever forgets. Whether there is one (null, true, false) may be told.
 */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, isSecret(key, item) ? KEPT_BACK : withoutSecrets(item)]),
  )
}

function isSecret(key: string, item: unknown): boolean {
  return item !== null && typeof item !== 'boolean' && SECRET.test(key)
}
