import type { OwnershipTransfer, TransferState } from '@spaceport/database/zone'
import type { Changed } from '@spaceport/kit/write/audit'

/** How often a transfer has changed in a state, whatever the way to it. */
const VERSIONS: Record<TransferState, number> = { SEALING: 1, SEALED: 2, DONE: 3, REFUSED: 4 }

/** What the audit says of a transfer that began or went on. */
export function changedTransfer(before: OwnershipTransfer | null, after: OwnershipTransfer): Changed {
  const version = VERSIONS[after.state]
  return {
    kind: 'OwnershipTransfers',
    id: `OwnershipTransfers-${after.id}`,
    version,
    before: before && shown(before),
    after: shown(after),
  }
}

function shown(row: OwnershipTransfer): object {
  const { subject, fromEntity, toEntity, epoch, state, isWithdrawn, fault } = row
  return { subject, fromEntity, toEntity, epoch, state, isWithdrawn, fault }
}

/** What the audit keeps of an owner. */
export function shownOwner(row: { entityId: string; ownerInstance: string; epoch: number }): object {
  const { entityId, ownerInstance, epoch } = row
  return { entityId, ownerInstance, epoch }
}
