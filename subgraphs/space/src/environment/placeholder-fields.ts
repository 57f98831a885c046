import type { SpaceContext } from '../context.js'
import { isPlaceholder } from '../write/owner.js'
import { lastReceiptOf } from './last-receipt.js'

/** Whether it is a placeholder. These are fields of environments and tenants alike. */
export const IS_REMOTE = {
  description: 'Whether it is only a read-only placeholder for one that lives in another Space.',
  select: { remoteOf: true, remoteRoot: true },
  resolve: isPlaceholder,
} as const

/** Where a placeholder is from. */
export const REMOTE_SPACE = {
  nullable: true,
  description:
    'Of a placeholder for one that receipts told of: what the Space calls itself in which it lives; else null.',
} as const

/** What it is called where it is from. */
export const REMOTE_NAME = {
  nullable: true,
  description: 'What it is called there; null as `remoteSpace` is.',
} as const

/** How old what receipts tell of it is; `column` is the one of a deployment that names it. */
export function lastReceipt(column: 'environmentId' | 'tenantId') {
  return {
    nullable: true,
    select: { id: true, remoteRoot: true },
    resolve: ({ id, remoteRoot }: { id: number; remoteRoot: string | null }, _args: object, context: SpaceContext) =>
      remoteRoot === null ? null : lastReceiptOf(context, column, id),
  } as const
}
