/** Waits until something is so, looking again after each turn of the event loop; fails after a while, saying what it waited for. */
export async function until(what: string, isSo: () => boolean, patience = 10_000): Promise<void> {
  const ends = performance.now() + patience
  while (!isSo()) {
    if (performance.now() > ends) throw new Error(`waited in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
