/** A promise that a test resolves itself. */
export type Gate = { promise: Promise<void>; resolve(): void }

export function gate(): Gate {
  let resolve = () => {}
  const promise = new Promise<void>((done) => (resolve = done))
  return { promise, resolve: () => resolve() }
}
