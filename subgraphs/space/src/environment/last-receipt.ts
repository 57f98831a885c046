import DataLoader from 'dataloader'
import { builder } from '../builder.js'
import type { SpaceContext } from '../context.js'

/** How old what is known of something elsewhere is. */
export type ReceiptAge = { issuedAt: Date; receivedAt: Date }

/** The column of a deployment that says where, or for whom, it is. */
type Column = 'environmentId' | 'tenantId'

export const Receipt = builder.objectRef<ReceiptAge>('ReceiptAge').implement({
  description: 'How old what a receipt tells is.',
  access: 'Public',
  fields: (t) => ({
    issuedAt: t.expose('issuedAt', { type: 'DateTime', description: 'When it was so: the receipt was made there.' }),
    receivedAt: t.expose('receivedAt', { type: 'DateTime', description: 'When the receipt came here.' }),
  }),
})

const loaders = new WeakMap<SpaceContext, Map<Column, DataLoader<number, ReceiptAge | null>>>()

/** The age of the newest receipt that told of a placeholder; null if none did. All that are asked for together are read by one statement. */
export function lastReceiptOf(context: SpaceContext, column: Column, id: number): Promise<ReceiptAge | null> {
  let byColumn = loaders.get(context)
  if (!byColumn) loaders.set(context, (byColumn = new Map()))
  let loader = byColumn.get(column)
  if (!loader) byColumn.set(column, (loader = ageLoader(context, column)))
  return loader.load(id)
}

/** Without a cache: a mutation later in the same request may take a receipt. */
function ageLoader({ db }: SpaceContext, column: Column): DataLoader<number, ReceiptAge | null> {
  return new DataLoader(
    async (ids: readonly number[]) => {
      const rows = await db.$queryRawUnsafe<(ReceiptAge & { id: number })[]>(
        `SELECT one.id, last."receiptIssuedAt" AS "issuedAt", last."receiptReceivedAt" AS "receivedAt"
         FROM unnest($1::int[]) AS one (id) CROSS JOIN LATERAL (
           SELECT "receiptIssuedAt", "receiptReceivedAt" FROM deployment d
           WHERE d."${column}" = one.id AND d."receiptReceivedAt" IS NOT NULL
           ORDER BY d."receiptReceivedAt" DESC LIMIT 1) AS last`,
        [...new Set(ids)],
      )
      const byId = new Map(rows.map(({ id, ...age }) => [id, age]))
      return ids.map((id) => byId.get(id) ?? null)
    },
    { cache: false, maxBatchSize: 10_000 },
  )
}
