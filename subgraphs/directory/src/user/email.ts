import { refuse } from '@spaceport/kit/write/outcome'
import { storable } from '../write/text.js'

/** The longest e-mail address (RFC 5321, 4.5.3.1.3), in UTF-8 bytes. */
const LONGEST = 254

/** The form in which e-mail addresses are compared: without regard to case, width or surrounding white space. */
export function emailKey(email: string): string {
  return email.toWellFormed().normalize('NFKC').toLowerCase().normalize('NFKC').trim()
}

/**
 * The key under which an account is looked for by what somebody typed. One form for the look-up and for counting attempts:
 * a spelling that leads to the same account must count as the same.
 */
export function soughtEmailKey(typed: string): string {
  return storable(emailKey(typed))
}

/** An e-mail address as it is stored. Throws `BAD_INPUT`. No more is checked than one sign and no white space: only mail itself proves an address. */
export function readEmail(email: string, ...path: string[]): { email: string; emailKey: string } {
  const trimmed = email.trim()
  const key = emailKey(email)
  const sound =
    email.isWellFormed() &&
    /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u.test(key) &&
    Buffer.byteLength(key) <= LONGEST &&
    Buffer.byteLength(trimmed) <= LONGEST
  if (!sound) throw refuse('BAD_INPUT', 'This is not an e-mail address.', ...path)
  return { email: trimmed, emailKey: key }
}
