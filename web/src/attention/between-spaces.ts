import type { NeedsAttentionQuery } from '../generated/graphql'
import { explorePath } from '../explore/explore-path'
import { pageOf } from '../explore/page-of'
import { wordsOf } from '../find/words'
import type { Part } from './part'
import type { AttentionSearch } from './source'

/** Bundles that came and wait to be approved or accepted. */
export function incoming({ incomingBundles }: NeedsAttentionQuery, { space }: AttentionSearch): Part | null {
  if (!incomingBundles) return null
  return {
    id: 'incoming',
    title: 'Release bundles to accept',
    rows: incomingBundles.nodes.map((one) => ({
      id: one.id,
      tone: 'warn',
      state: one.approvals.length < one.approvalsNeeded ? 'Waits for approval' : 'Waits to be accepted',
      title: `${one.projectName} ${one.releaseVersion}`,
      href: pageOf(one.id),
      note: [
        `from ${one.sourceSpace}`,
        one.approvalsNeeded > 0 ? `${one.approvals.length} of ${one.approvalsNeeded} approvals` : '',
      ]
        .filter(Boolean)
        .join(', '),
      space: one.space?.name ?? null,
      environment: null,
      at: one.importedAt,
    })),
    count: incomingBundles.totalCount,
    completeness: incomingBundles.completeness,
    all: explorePath('incoming-bundles', { space, state: ['RECEIVED'] }),
  }
}

/** Bundles that were made and came too late: nothing was heard of them before they were refused for their age. */
export function outgoing({ outgoingBundles }: NeedsAttentionQuery, { space }: AttentionSearch): Part | null {
  if (!outgoingBundles) return null
  return {
    id: 'outgoing',
    title: 'Release bundles past their time',
    rows: outgoingBundles.nodes.map((one) => ({
      id: one.id,
      tone: 'warn',
      state: 'Expired',
      title: `${one.project?.name ?? 'A release'} ${one.release?.version ?? ''}`.trim(),
      href: pageOf(one.id),
      note: `to ${one.destinationSpace}`,
      space: one.space?.name ?? null,
      environment: null,
      at: one.expiresAt,
    })),
    count: outgoingBundles.totalCount,
    completeness: outgoingBundles.completeness,
    all: explorePath('outgoing-bundles', { space, state: ['READY'] }),
  }
}

/** Promotions over the network that were refused. */
export function promotions({ promotions: all }: NeedsAttentionQuery): Part | null {
  if (!all) return null
  return {
    id: 'promotions',
    title: 'Promotions that failed',
    rows: all.nodes.map((one) => ({
      id: one.id,
      tone: 'bad',
      state: one.faultCode ? wordsOf(one.faultCode) : 'Failed',
      title: `${one.outgoing?.project?.name ?? 'A release'} ${one.outgoing?.release?.version ?? ''}`.trim(),
      href: one.outgoing ? pageOf(one.outgoing.id) : '/promotions/under-way',
      note: [one.target ? `to ${one.target.name}` : '', one.fault ?? ''].filter(Boolean).join(': ') || null,
      space: one.source?.name ?? null,
      environment: null,
      at: one.updatedAt,
    })),
    count: all.totalCount,
    completeness: null,
    all: '/promotions/under-way',
  }
}

/** Trusts whose fingerprint nobody has compared yet. */
export function trusts({ trusts: all }: NeedsAttentionQuery, { space }: AttentionSearch): Part | null {
  if (!all) return null
  return {
    id: 'trusts',
    title: 'Trusts to confirm',
    rows: all.nodes.map((one) => ({
      id: one.id,
      tone: 'warn',
      state: 'Pending',
      title: one.name,
      href: pageOf(one.id),
      note: `${one.peer}, accepts ${wordsOf(one.purpose).toLowerCase()}`,
      space: one.space?.name ?? null,
      environment: null,
      at: one.createdAt,
    })),
    count: all.totalCount,
    completeness: all.completeness,
    all: explorePath('trusts', { space, state: ['PENDING'] }),
  }
}

/** Certificates that have ended or are about to. `now` is in epoch milliseconds. */
export function certificates(
  { certificates: all }: NeedsAttentionQuery,
  { space }: AttentionSearch,
  now: number,
): Part | null {
  if (!all) return null
  return {
    id: 'certificates',
    title: 'Certificates that expire soon',
    rows: all.nodes.map((one) => {
      const isOver = Date.parse(one.notAfter) <= now
      return {
        id: one.id,
        tone: isOver ? 'bad' : 'warn',
        state: isOver ? 'Expired' : 'Ends soon',
        title: one.name,
        href: pageOf(one.id),
        note: null,
        space: one.space?.name ?? null,
        environment: null,
        at: one.notAfter,
        ...(isOver ? {} : { isUntil: true as const }),
      }
    }),
    count: all.totalCount,
    completeness: all.completeness,
    all: explorePath('certificates', { space }),
  }
}
