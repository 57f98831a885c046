/** Runs `work` for every item, `limit` at a time, and yields what comes out as it is ready. Ends with the first error. */
export async function* asReady<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const running = new Map<number, Promise<{ key: number; result: Result }>>()
  let next = 0
  while (next < items.length || running.size > 0) {
    while (next < items.length && running.size < limit) {
      const key = next++
      running.set(
        key,
        work(items[key] as Item).then((result) => ({ key, result })),
      )
    }
    const { key, result } = await Promise.race(running.values())
    running.delete(key)
    yield result
  }
}
