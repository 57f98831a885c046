import { readPortableRelease } from '@spaceport/kit/bundle/content'
import { readBundleEnvelope } from '@spaceport/kit/bundle/statement'
import type { SpaceContext } from '../context.js'
import { deployWhatFollows, whatFollows } from '../deployment/automatic.js'
import { findLocalNames } from '../portable/import-local.js'
import { carriedNames } from '../portable/import-names.js'
import { storeTemplates } from '../portable/import-store-templates.js'
import { carriedTemplates } from '../portable/import-templates.js'
import { materialise, requireResolved } from '../portable/import.js'
import { keysOf } from '../space-key/keys.js'
import { holdTrust } from '../trust/signers.js'
import { change, type Tx } from '../write/change.js'
import { readSubject } from '../write/references.js'
import { requireVersion } from '../write/version.js'
import { keepRelease, requireSameWay } from './accept-release.js'
import { secretNames, storeAccepted, type AcceptedValue } from './accept-values.js'
import { requireApproved } from './approve.js'
import { openTexts } from './examine.js'
import { keepFiles } from './files.js'
import { holdBundle, requireUndecided } from './hold.js'
import { landOn, type Place } from './landing.js'
import { changedBundle, shortBundle } from './row.js'

/** Which bundle is accepted, where its project is to stand, and the values that it lacks. */
export type AcceptBundle = Place & {
  bundle: string
  values?: AcceptedValue[] | null
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/** Milliseconds that a large release may take. */
const TIMEOUT = 120_000

/**
 * Makes the release that a bundle carries one of this Space, in a remote project; if an earlier bundle brought it, that release becomes what this one
 * says. Where its lifecycle takes a new release by itself, it is deployed at once, as far as the rules let it. Throws `INVALID_STATE` for a bundle that
 * was decided on, `SIGNER_REVOKED`, `APPROVALS_MISSING`, `VALUES_MISSING` for accounts and the like that are not here, `CONFLICT`, `BAD_INPUT`.
 */
export function acceptBundle(context: SpaceContext, input: AcceptBundle): Promise<{ local: number }> {
  const local = readSubject(context, 'IncomingBundles', input.bundle, 'bundle')
  return change(context, {
    operation: 'acceptBundle',
    permission: 'BundleAccept',
    input,
    timeout: TIMEOUT,
    at: (tx) => holdBundle(tx, context, local),
    async run(tx) {
      const before = await shortBundle(tx, local)
      await requireVersion(tx, context, 'IncomingBundles', before, input.expectedVersion)
      requireUndecided(before)
      const trust = await holdTrust(tx, before.trustId)
      requireApproved(before, trust.approvalsNeeded)
      const carried = await open(tx, context, local)
      requireResolved(carried.content, carried.local, 'input', 'bundle')
      const landed = await landOn(tx, context, carried.content, input)
      await requireSameWay(tx, landed, trust, carried.content)
      const values = await giveValues(tx, context, landed.projectId, carried, input.values ?? [])
      const frozen = await materialise(tx, context, landed, carried)
      const release = await keepRelease(tx, context, { ...carried, landed, frozen })
      await keepFiles(tx, carried.envelope, carried.content)
      await tx.incomingBundle.update({
        where: { id: local },
        data: {
          ...{ state: 'ACCEPTED', projectId: landed.projectId, releaseId: release.id },
          ...{ decidedAt: new Date(), decidedBy: context.caller.subject },
          ...{ isReceiptDue: true, version: { increment: 1 } },
        },
      })
      const after = await shortBundle(tx, local)
      if (landed.releaseId === null) await deployByItself(tx, context, release.id)
      return {
        answer: { local },
        changed: [...landed.changed, ...values, ...release.changed, changedBundle(context, { before, after })],
      }
    },
  })
}

type Carried = Awaited<ReturnType<typeof open>>

/** What a bundle carries: what was signed of it, its release, its sensitive texts, and what of all that it names is here. */
async function open(tx: Tx, context: SpaceContext, id: number) {
  const row = await tx.incomingBundle.findUniqueOrThrow({
    where: { id },
    select: { envelope: true, content: true, secrets: true },
  })
  const content = readPortableRelease(row.content)
  const secrets = await openTexts(await keysOf(tx, context), row.secrets, readBundleEnvelope(row.envelope).source.root)
  return { envelope: row.envelope, content, secrets, local: await findLocalNames(tx, context, carriedNames([content])) }
}

async function giveValues(
  tx: Tx,
  context: SpaceContext,
  projectId: number,
  { content, secrets }: Carried,
  values: readonly AcceptedValue[],
) {
  const wanted = { templates: carriedTemplates(content), secrets, sensitive: secretNames(values) }
  const templates = await storeTemplates(tx, context, projectId, wanted)
  const { projectGroupId } = await tx.project.findUniqueOrThrow({
    where: { id: projectId },
    select: { projectGroupId: true },
  })
  return storeAccepted(tx, context, { id: projectId, projectGroupId, templates }, values)
}

async function deployByItself(tx: Tx, context: SpaceContext, releaseId: number): Promise<void> {
  const at = new Date()
  const following = await whatFollows(tx, { releaseId, tenantId: null, succeeded: null }, at)
  if (following) await deployWhatFollows(tx, context, following, at)
}
