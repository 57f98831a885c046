/** The three kinds of database; each has a schema and a migration history of its own. */
export const DATABASE_KINDS = ['directory', 'space', 'zone'] as const

export type DatabaseKind = (typeof DATABASE_KINDS)[number]
