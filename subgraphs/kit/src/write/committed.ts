const listeners = new WeakMap<object, Set<() => void>>()

/** Has a listener told after each write of this process to a database. It ends with the function that comes back. */
export function onCommitted(database: object, listener: () => void): () => void {
  let all = listeners.get(database)
  if (!all) listeners.set(database, (all = new Set()))
  all.add(listener)
  return () => void all.delete(listener)
}

/** Tells those who wait for it that a write to a database was committed. */
export function tellCommitted(database: object): void {
  for (const listener of listeners.get(database) ?? []) listener()
}
