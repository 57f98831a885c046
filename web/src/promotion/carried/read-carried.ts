/** What a file that was carried says it is, before anything of it is believed: only the Space that takes it in checks it. */
export type Carried =
  | { kind: 'bundle'; from: string; to: string; sequence: number | null; expiresAt: string | null }
  | { kind: 'receipt'; from: string; to: string; release: string | null; text: string }
  | { kind: 'unknown' }

const BUNDLE = 'https://spaceport.dev/attestations/release-bundle'
const RECEIPT = 'https://spaceport.dev/attestations/deployment-receipt'

/** The first file of a bundle's archive, and the largest that it and a receipt may be, in bytes. */
const STATEMENT = 'statement.dsse.json'
const LARGEST = 4 * 1024 * 1024

/** A header of POSIX ustar, in bytes. */
const HEADER = 512

type Json = Readonly<Record<string, unknown>>

/** Reads only the beginning of a file, so that of any size. Rejects when it cannot be read. */
export async function readCarried(file: Blob): Promise<Carried> {
  const envelope = await envelopeOf(file)
  if (envelope === null) return { kind: 'unknown' }
  const statement = statementIn(envelope)
  const predicate = objectIn(statement?.predicate)
  const [from, to] = [nameIn(predicate?.source), nameIn(predicate?.destination)]
  if (!statement || !predicate || from === null || to === null) return { kind: 'unknown' }
  if (statement.predicateType === BUNDLE) {
    const { sequence, expiresAt } = predicate
    return {
      kind: 'bundle',
      from,
      to,
      sequence: typeof sequence === 'number' ? sequence : null,
      expiresAt: typeof expiresAt === 'string' ? expiresAt : null,
    }
  }
  if (statement.predicateType !== RECEIPT) return { kind: 'unknown' }
  const release = objectIn(predicate.release)
  const name = release && [release.project, release.version].filter((part) => typeof part === 'string').join(' ')
  return { kind: 'receipt', from, to, release: name || null, text: envelope }
}

/** The signed envelope: the first file of a bundle, or all of a receipt. */
async function envelopeOf(file: Blob): Promise<string | null> {
  const head = new TextDecoder('latin1').decode(await file.slice(0, HEADER).arrayBuffer())
  if (head.startsWith(`${STATEMENT}\0`)) {
    const size = Number.parseInt(head.slice(124, 136), 8)
    return size > 0 && size <= LARGEST ? await file.slice(HEADER, HEADER + size).text() : null
  }
  return head.trimStart().startsWith('{') && file.size <= LARGEST ? await file.text() : null
}

function statementIn(envelope: string): Json | null {
  const payload = parsed(envelope)?.payload
  if (typeof payload !== 'string') return null
  try {
    return parsed(new TextDecoder().decode(Uint8Array.from(atob(payload), (char) => char.charCodeAt(0))))
  } catch {
    return null
  }
}

function parsed(text: string): Json | null {
  try {
    return objectIn(JSON.parse(text))
  } catch {
    return null
  }
}

function objectIn(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null
}

function nameIn(party: unknown): string | null {
  const name = objectIn(party)?.space
  return typeof name === 'string' ? name : null
}
