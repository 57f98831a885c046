import { SpaceportError } from '@spaceport/kit/errors'
import { holdsSomewhere } from '@spaceport/kit/rights/decide'
import { refuse } from '@spaceport/kit/write/outcome'
import { write, type Written } from '@spaceport/kit/write/write'
import { isDigest } from '../content/place.js'
import type { SpaceContext } from '../context.js'
import { holdTrust, trustIn } from '../trust/signers.js'
import { change, type Tx } from '../write/change.js'
import { readThisSpace } from '../write/references.js'
import { examine, keepPackages, type Examined } from './examine.js'
import { notingRefusal } from './noted.js'
import { ZONE, type Receiver } from './receiver.js'
import { answerOf, record, replayed, type TakenIn, type Taking } from './record.js'
import { requireNext } from './sequence.js'

/** Which file of the Space's content is to be taken in. */
export type ImportBundle = { space: string; digest: string; idempotencyKey?: string | null }

const OPERATION = 'importBundle'

/** Milliseconds that the last transaction may take. */
const TIMEOUT = 60_000

/**
 * Takes a bundle in that was uploaded to the Space's content, on behalf of a caller. All or nothing, and once: it goes into the inbox, where people
 * decide on it; a bundle that came before changes nothing. Every refusal is noted in the audit. `clock` tells what time it is.
 */
export function importBundle(
  context: SpaceContext,
  input: ImportBundle,
  clock: () => Date = () => new Date(),
): Promise<TakenIn> {
  readThisSpace(context, input.space)
  requireImporter(context)
  if (!isDigest(input.digest)) {
    throw refuse('BAD_INPUT', 'A SHA-256 has 64 hexadecimal digits, in lower case.', 'input', 'digest')
  }
  const actor = context.caller.subject
  return takeIn(context, input.digest, { actor, now: clock() }, (run) =>
    change(context, { operation: OPERATION, permission: 'BundleImport', input, timeout: TIMEOUT, run }),
  )
}

/** As `importBundle`, for the zone's courier, which has carried the file from another Space of the fleet. */
export function importCarried(receiver: Receiver, fileDigest: string, now = new Date()): Promise<TakenIn> {
  const { db, requestId } = receiver
  return takeIn(receiver, fileDigest, { actor: ZONE, now }, (run) =>
    write<Tx, TakenIn>(db, {
      ...{ caller: null, actor: ZONE, operation: OPERATION, input: { fileDigest }, requestId, timeout: TIMEOUT },
      run,
    }),
  )
}

type Run = (tx: Tx) => Promise<Written<TakenIn>>

/**
 * Everything is checked before anything is kept, then the packages are kept as files, which alone mean nothing, and then one transaction makes it
 * all so. Whatever breaks off before its end, even the process, leaves nothing behind that a second try would not find in order.
 */
function takeIn(
  receiver: Receiver,
  fileDigest: string,
  taking: Taking,
  transact: (run: Run) => Promise<TakenIn>,
): Promise<TakenIn> {
  return notingRefusal(receiver, { operation: OPERATION, actor: taking.actor, fileDigest }, async () => {
    // The same file again: it was verified when it came, and may have expired since.
    if (await replayed(receiver.db, { fileDigest })) return transact((tx) => recall(tx, fileDigest))
    const examined = await examine(receiver, fileDigest, taking.now)
    if (await isNext(receiver, examined)) await keepPackages(receiver, examined, taking.now)
    return transact((tx) => record(tx, receiver, examined, taking))
  })
}

async function recall(tx: Tx, fileDigest: string): Promise<Written<TakenIn>> {
  const known = await replayed(tx, { fileDigest })
  if (!known) throw new SpaceportError('VERSION_CONFLICT', 'The bundle is gone. Try again.')
  await holdTrust(tx, known.trustId)
  return { answer: answerOf(known), changed: [] }
}

/**
 * Whether a bundle is the next one, as far as that shows outside of the transaction, so that no packages are kept of one that is refused then;
 * false for one that came before. Throws as `requireNext`.
 */
async function isNext({ db }: Receiver, { verified }: Examined): Promise<boolean> {
  const { statement, statementDigest } = verified
  if (await replayed(db, { statementDigest })) return false
  const trust = await trustIn(db, 'RELEASES', statement.source.root)
  if (trust) requireNext(trust, statement)
  return trust !== null
}

/** As `change` has it, but before a file is read. */
function requireImporter({ rights, spaceId }: SpaceContext): void {
  if (rights.grants.length === 0) throw new SpaceportError('NOT_FOUND', `There is no ${spaceId}.`)
  if (rights.cap?.readOnly) throw new SpaceportError('READ_ONLY_KEY', 'This API key may only read.')
  if (holdsSomewhere(rights, 'BundleImport')) return
  throw new SpaceportError('FORBIDDEN', `This takes the permission BundleImport in ${spaceId}.`)
}
