/** What can be wrong with a database, for callers that tell the cases apart. */
export type DatabaseErrorCode =
  | 'DATA_FOLDER_UNUSABLE'
  | 'SERVER_FAILED'
  | 'SERVER_TOO_OLD'
  | 'COLLATION_UNSUPPORTED'
  | 'NAME_INVALID'
  | 'MIGRATION_EDITED'
  | 'MIGRATION_FAILED'
  | 'MIGRATION_UNKNOWN'

/** An error of this package: one sentence that an administrator can act on, without credentials. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
  readonly code: DatabaseErrorCode

  constructor(code: DatabaseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
