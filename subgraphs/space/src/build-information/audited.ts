type Texts = { commits: string; workItems: string }

/** A row as the audit keeps it: of its commits and work items the ids, not what everybody wrote about them. */
export function audited<Row extends Texts>(row: Row): Omit<Row, keyof Texts> {
  const { commits: _commits, workItems: _workItems, ...rest } = row
  return rest
}
