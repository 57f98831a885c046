import { SpaceportError } from '@spaceport/kit/errors'
import { holdsSomewhere } from '@spaceport/kit/rights/decide'
import { visible } from '../access/visible.js'
import { allOf } from '../access/where.js'
import { within } from '../access/within.js'
import type { SpaceContext } from '../context.js'
import { findRows } from '../entity/model.js'
import type { Tx } from '../write/change.js'

/** By what somebody may read a file: as the bundle that they promote, with its local id, or by another right. */
export type Reading = { outgoing: number | null }

/** Whether the caller may upload files to the Space. */
export function mayUpload({ rights }: SpaceContext): boolean {
  return holdsSomewhere(rights, 'BundleImport') || holdsSomewhere(rights, 'BuiltInFeedPush')
}

/**
 * Throws unless the caller may upload files to the Space: `NOT_FOUND` for a caller without any right in it, `READ_ONLY_KEY`, `FORBIDDEN`.
 */
export function requireUpload(context: SpaceContext): void {
  const { rights, spaceId } = context
  if (rights.grants.length === 0) throw new SpaceportError('NOT_FOUND', `There is no ${spaceId} here.`)
  if (rights.cap?.readOnly) throw new SpaceportError('READ_ONLY_KEY', 'This API key may only read.')
  if (mayUpload(context)) return
  throw new SpaceportError('FORBIDDEN', `This takes the permission BundleImport or BuiltInFeedPush in ${spaceId}.`)
}

/**
 * By what the caller may read a file: a bundle of the outbox that they see and may promote, unless it was withdrawn; one of the inbox that they
 * see; a package's. Null if by nothing: then the file does not exist for them.
 */
export async function mayRead(context: SpaceContext, sha256: string): Promise<Reading | null> {
  const { db, rights } = context
  const [outgoing] = await findRows(db, 'outgoingBundle', {
    where: allOf([
      visible(context, 'OutgoingBundles'),
      within(rights, 'ReleasePromote', 'OutgoingBundles'),
      { fileDigest: sha256, state: { not: 'WITHDRAWN' } },
    ]),
    orderBy: [{ id: 'asc' }],
    take: 1,
    select: { id: true },
  })
  if (outgoing) return { outgoing: outgoing.id }
  const [incoming] = await findRows(db, 'incomingBundle', {
    where: allOf([visible(context, 'IncomingBundles'), { fileDigest: sha256 }]),
    take: 1,
    select: { id: true },
  })
  if (incoming) return { outgoing: null }
  if (!holdsSomewhere(rights, 'BuiltInFeedDownload')) return null
  const file = await db.packageFile.findFirst({ where: { sha256 }, select: { id: true } })
  return file && !(await isBundle(db, sha256)) ? { outgoing: null } : null
}

/** Whether a file is a bundle's: whoever may download packages does not get at it, as whatever package it was registered before it came. */
export async function isBundle(
  db: Pick<Tx, 'outgoingBundle' | 'incomingBundle'>,
  fileDigest: string,
): Promise<boolean> {
  const query = { where: { fileDigest }, select: { id: true } }
  return ((await db.outgoingBundle.findFirst(query)) ?? (await db.incomingBundle.findFirst(query))) !== null
}

/** As `mayRead`; throws `NOT_FOUND` where it says null. */
export async function requireRead(context: SpaceContext, sha256: string): Promise<Reading> {
  const reading = await mayRead(context, sha256)
  if (!reading) throw new SpaceportError('NOT_FOUND', 'There is no such file.')
  return reading
}
