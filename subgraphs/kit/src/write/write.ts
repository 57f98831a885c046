import { createHash, createHmac } from 'node:crypto'
import { appendEvents } from '../audit/append.js'
import type { Caller } from '../caller.js'
import { SpaceportError } from '../errors.js'
import type { Changed } from './audit.js'
import { tellCommitted } from './committed.js'
import { refuse } from './outcome.js'
import type { SqlTransaction } from './sql.js'

/** A Prisma client, as far as the write path needs to know it. */
export type Transactional<Tx extends SqlTransaction> = {
  $transaction<T>(work: (tx: Tx) => Promise<T>, options?: { maxWait?: number; timeout?: number }): Promise<T>
}

/** What a change leaves behind: the answer (plain JSON, kept for the idempotency key) and what it changed. */
export type Written<Answer> = { answer: Answer; changed: readonly Changed[] }

/** One change that somebody asks for. */
export type Write<Tx, Answer> = {
  /** Null: the component itself, named by `actor`. */
  caller: Caller | null
  /** Who is written into the audit when there is no caller, such as `directory`. */
  actor?: string
  /** The mutation's name. */
  operation: string
  /** The mutation's input as it came; what an idempotency key is bound to. */
  input: unknown
  idempotencyKey?: string | null | undefined
  /** The key under which the input is hashed where it may hold secrets: of a plain hash, whoever reads the database could try guesses. */
  inputKey?: Buffer
  requestId?: string
  /** Milliseconds that the transaction may take. */
  timeout?: number
  /** Checks rights, ownership and version, then changes. Whatever it throws undoes everything. */
  run(tx: Tx): Promise<Written<Answer>>
}

/** The longest idempotency key, in UTF-16 units. */
const LONGEST_KEY = 200

const KEY_PATH = ['input', 'idempotencyKey']

/**
 * The one write path. In one transaction: the idempotency key is claimed (a second request with the same key waits for the
 * first, then gets its answer), the change runs, and its audit and change-feed rows are written. Throws `READ_ONLY_KEY`,
 * `IDEMPOTENCY_MISMATCH`, or what `run` throws; then nothing has changed.
 */
export async function write<Tx extends SqlTransaction, Answer>(
  database: Transactional<Tx>,
  request: Write<Tx, Answer>,
): Promise<Answer> {
  if (request.caller?.cap?.readOnly) {
    throw new SpaceportError('READ_ONLY_KEY', 'This API key may only read.')
  }
  const actor = request.caller?.subject ?? request.actor ?? 'system'
  const claim = claimOf(request, actor)
  const written = await database.$transaction(
    async (tx) => {
      if (claim) {
        const earlier = await claimOrRecall<Answer>(tx, claim)
        if (earlier) return earlier.answer
      }
      const { answer, changed } = await request.run(tx)
      await appendEvents(tx, { actor, action: request.operation, requestId: request.requestId ?? null }, changed)
      if (claim) await keepAnswer(tx, claim, answer)
      return answer
    },
    { maxWait: 5_000, timeout: request.timeout ?? 30_000 },
  )
  tellCommitted(database)
  return written
}

type Claim = { actor: string; key: string; operation: string; inputHash: Buffer }

function claimOf({ idempotencyKey, inputKey, operation, input }: Write<never, unknown>, actor: string): Claim | null {
  if (idempotencyKey === null || idempotencyKey === undefined) return null
  if (idempotencyKey === '' || idempotencyKey.length > LONGEST_KEY) {
    throw refuse('BAD_INPUT', `An idempotency key has from 1 to ${LONGEST_KEY} characters.`, ...KEY_PATH)
  }
  // PostgreSQL holds neither; the driver would store unlike lone surrogates alike, and two keys would be one.
  if (!idempotencyKey.isWellFormed() || idempotencyKey.includes('\0')) {
    throw refuse('BAD_INPUT', 'An idempotency key is well-formed Unicode without U+0000.', ...KEY_PATH)
  }
  const text = JSON.stringify([operation, inOrder(input)])
  const hash = inputKey ? createHmac('sha256', inputKey) : createHash('sha256')
  return { actor, key: idempotencyKey, operation, inputHash: hash.update(text).digest() }
}

/** An input with its fields in order. A field that is null stays: it takes something away, which one that is left out does not. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, item]) => [key, inOrder(item)]))
}

/** Claims the key, or recalls the answer of the request that had it first. */
async function claimOrRecall<Answer>(tx: SqlTransaction, claim: Claim): Promise<{ answer: Answer } | null> {
  const claimed = await tx.$executeRawUnsafe(
    `INSERT INTO idempotent_answer (actor, key, operation, "inputHash", answer)
     VALUES ($1, $2, $3, $4, 'null') ON CONFLICT DO NOTHING`,
    claim.actor,
    claim.key,
    claim.operation,
    claim.inputHash,
  )
  if (claimed === 1) return null
  const [row] = await tx.$queryRawUnsafe<{ answer: Answer; same: boolean }[]>(
    `SELECT answer, "inputHash" = $3 AS same FROM idempotent_answer WHERE actor = $1 AND key = $2`,
    claim.actor,
    claim.key,
    claim.inputHash,
  )
  if (!row?.same) {
    throw new SpaceportError('IDEMPOTENCY_MISMATCH', 'This idempotency key was used before, with another input.')
  }
  return { answer: row.answer }
}

async function keepAnswer(tx: SqlTransaction, claim: Claim, answer: unknown): Promise<void> {
  await tx.$executeRawUnsafe(
    `UPDATE idempotent_answer SET answer = $3::jsonb WHERE actor = $1 AND key = $2`,
    claim.actor,
    claim.key,
    JSON.stringify(answer ?? null),
  )
}
