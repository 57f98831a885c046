import { readReceipt, type ReceiptDeployment, type ReceiptStatement } from '@spaceport/kit/bundle/receipt'
import { SpaceportError } from '@spaceport/kit/errors'
import { parseEntityId } from '@spaceport/kit/ids'
import { TaskState } from '@spaceport/database/space'
import { isOver } from '../server-task/stage.js'
import { readMoment } from '../write/moment.js'
import { nameFault } from '../write/text.js'

/** A Space that tells of deployments of a release: what it calls itself, and when it did. */
export type Teller = { root: string; space: string; issuedAt: Date }

/** A deployment that a receipt tells of. */
export type Told = {
  /** Its id under the root of the Space that did it, so that no Space tells of another's. */
  remoteId: string
  teller: Teller
  environment: string
  tenant: string | null
  state: TaskState
  queuedAt: Date
  startedAt: Date | null
  completedAt: Date | null
}

/** How far receipts may be within receipts. */
const DEEPEST = 8

/**
 * All that a receipt tells of, each deployment once: what its signer did, then what it passes on from Spaces that had the release from it.
 * The latter is believed as far as the signer is. Of those it is left out what is told of another origin, what cannot be read here, and what
 * `isHeardDirectly` says that it is for the Space itself to tell. Throws `BUNDLE_MALFORMED` for what no Space has: odd names, states or times.
 */
export function toldBy(
  receipt: ReceiptStatement,
  origin: string,
  isHeardDirectly: (root: string) => boolean,
  now: Date,
): Told[] {
  const all = new Map<string, Told>()
  const add = (told: readonly Told[]) => {
    for (const one of told) if (!all.has(one.remoteId)) all.set(one.remoteId, one)
  }
  add(deploymentsIn(receipt, now))
  for (const passed of passedOn(receipt, DEEPEST)) {
    if (passed.release.origin === origin && !isHeardDirectly(passed.source.root))
      add(readable(() => deploymentsIn(passed, now)))
  }
  return [...all.values()]
}

/** The receipts within a receipt, the newest of each Space first. */
function passedOn({ onward }: ReceiptStatement, depth: number): ReceiptStatement[] {
  if (depth === 0) return []
  const direct = onward.flatMap((text) => readable(() => [readReceipt(text)]))
  return direct
    .flatMap((receipt) => [receipt, ...passedOn(receipt, depth - 1)])
    .sort((a, b) => (a.issuedAt < b.issuedAt ? 1 : -1))
}

function readable<Item>(read: () => Item[]): Item[] {
  try {
    return read()
  } catch (error) {
    if (error instanceof SpaceportError && error.code !== 'INTERNAL') return []
    throw error
  }
}

function deploymentsIn({ source, issuedAt, deployments }: ReceiptStatement, now: Date): Told[] {
  const teller = { root: source.root, space: readName(source.space), issuedAt: readTime(issuedAt, now) }
  return deployments.map((deployment) => readDeployment(deployment, teller, now))
}

function readDeployment(deployment: ReceiptDeployment, teller: Teller, now: Date): Told {
  const state = readState(deployment.state)
  const { startedAt, completedAt } = deployment
  return {
    remoteId: readRemoteId(deployment.id, teller),
    teller,
    environment: readName(deployment.environment),
    tenant: deployment.tenant === null ? null : readName(deployment.tenant),
    state,
    queuedAt: readTime(deployment.queuedAt, now),
    startedAt: startedAt === null ? null : readTime(startedAt, now),
    // What is over has ended at some time, and nothing else has.
    completedAt: isOver(state) ? (completedAt === null ? teller.issuedAt : readTime(completedAt, now)) : null,
  }
}

function readRemoteId(id: string, { root }: Teller): string {
  const local = id.startsWith(`${root}/`) ? id.slice(root.length + 1) : id
  if (parseEntityId(local)?.kind === 'Deployments') return `${root}/${local}`
  throw malformed('an id that is no deployment’s')
}

function readState(text: string): TaskState {
  const state = Object.values(TaskState).find((one) => one === text)
  if (state) return state
  throw malformed('a state that no deployment has')
}

function readName(name: string): string {
  if (nameFault(name) === null) return name
  throw malformed('a name that nothing has')
}

/** A time, at most now: what is told of has happened, by whatever clock; else it would stand before all else here for years. */
function readTime(text: string, now: Date): Date {
  try {
    const time = readMoment(new Date(text))
    return time > now ? now : time
  } catch {
    throw malformed('a time before 1970 or after 9999')
  }
}

function malformed(what: string): SpaceportError {
  return new SpaceportError('BUNDLE_MALFORMED', `The receipt tells of ${what}.`)
}
