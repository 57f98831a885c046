/** The fewest and most characters of a password that is set. */
const SHORTEST = 12
const LONGEST = 1_024

/** How many characters have to be left of a password without what anybody would try first. */
const LEAST = 8

/** Whose password it is to be: what everybody can know of them. */
export type About = { email?: string | null | undefined; name?: string | null | undefined }

/** The words that make up the most common passwords, in the letters that `plain` leaves. */
const COMMON = [
  ...['password', 'passwort', 'passphrase', 'passcode', 'pass', 'secret', 'letmein', 'welcome', 'changeme', 'default'],
  ...['administrator', 'admin', 'root', 'login', 'master', 'iloveyou', 'monkey', 'dragon', 'sunshine', 'princess'],
  ...['football', 'baseball', 'superman', 'batman', 'trustno', 'spaceport', 'octopus', 'deploy', 'company', 'summer'],
  ...['winter', 'spring', 'autumn', 'january', 'february', 'september', 'october', 'november', 'december'],
]

/** What fingers run along: each at least four characters of it at once, in either direction, count for nothing. */
const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '0123456789',
  '1234567890',
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'zxcvbnm',
]
const RUN = 4

/**
 * Why a password is too easy to guess, as a sentence; null if it is not. Length is what counts (NIST SP 800-63B, 3.1.1.2), of
 * what is left without the e-mail, the name, common words, runs and repetitions.
 */
export function weaknessOf(password: string, { email, name }: About = {}): string | null {
  const length = [...password].length
  if (length < SHORTEST || length > LONGEST || !password.isWellFormed()) {
    return `A password has from ${SHORTEST} to ${LONGEST.toLocaleString('en')} characters.`
  }
  const known = [email, email?.split('@')[0], name, ...(name?.split(/\s+/) ?? [])]
    .map((text) => spelt(plain(text ?? '')))
    .filter((text) => text.length >= 3)
    .sort((a, b) => b.length - a.length)
  let rest = spelt(onePeriod(plain(password)))
  for (const word of [...known, ...COMMON]) rest = rest.replaceAll(word, '')
  if ([...withoutRuns(rest)].length >= LEAST) return null
  return 'This password is easy to guess: it is little more than the e-mail, the name, common words, or characters in a row.'
}

/** Figures that stand for letters. */
const LETTERS: Record<string, string> = { '@': 'a', $: 's', '!': 'i', '0': 'o', '1': 'i', '3': 'e', '5': 's', '7': 't' }

/** A text in small letters, without what only separates. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s._-]+/gu, '')
}

/** A text with figures for letters undone where letters surround them. */
function spelt(text: string): string {
  return text.replace(/(?<=\p{L})[@$!01357](?=\p{L})/gu, (figure) => LETTERS[figure] ?? figure)
}

/** A text that is one part over and over, as that part. */
function onePeriod(text: string): string {
  // The border of each beginning (Knuth, Morris, Pratt): linear in the length.
  const border = [0]
  for (let i = 1, k = 0; i < text.length; i++) {
    while (k > 0 && text[i] !== text[k]) k = border[k - 1] ?? 0
    if (text[i] === text[k]) k++
    border.push(k)
  }
  const period = text.length - (border.at(-1) ?? 0)
  return 2 * period <= text.length ? text.slice(0, period) : text
}

/** A text without repetitions of one character, and without runs. */
function withoutRuns(text: string): string {
  let left = ''
  for (let i = 0; i < text.length;) {
    const length = Math.max(repetition(text, i), ...RUNS.map((run) => runAt(text, i, run)))
    if (length < RUN) left += text[i++]
    else i += length
  }
  return left
}

/** How often the character at a place follows itself. */
function repetition(text: string, at: number): number {
  let length = 1
  while (text[at + length] !== undefined && text[at + length] === text[at]) length++
  return length
}

/** How many characters from a place on are neighbours in a row, in one direction. */
function runAt(text: string, at: number, row: string): number {
  const place = (i: number) => (i < text.length ? row.indexOf(text.charAt(i)) : -1)
  if (place(at) < 0) return 1
  const step = place(at + 1) - place(at)
  if (place(at + 1) < 0 || Math.abs(step) !== 1) return 1
  let length = 2
  while (place(at + length) >= 0 && place(at + length) - place(at + length - 1) === step) length++
  return length
}
