/** The raw SQL side of a Prisma transaction, which is alike in every generated client. */
export type SqlTransaction = {
  $queryRawUnsafe<T = unknown>(sql: string, ...values: unknown[]): PromiseLike<T>
  $executeRawUnsafe(sql: string, ...values: unknown[]): PromiseLike<number>
}
