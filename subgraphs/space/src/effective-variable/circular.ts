/** The names, as they tell variables apart, that a text uses, for each name whose value is one. */
export type Uses = ReadonlyMap<string, readonly string[]>

/**
 * The names whose values use themselves, be it through others: those on a circle, not those that only lead to one. It takes time in proportion
 * to the uses (Tarjan's strongly connected components, without recursion).
 */
export function circularNames(uses: Uses): Set<string> {
  const circular = new Set<string>()
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const onStack = new Set<string>()
  for (const start of uses.keys()) {
    if (order.has(start)) continue
    const path: { name: string; next: number }[] = []
    const enter = (name: string) => {
      order.set(name, order.size)
      low.set(name, order.size - 1)
      stack.push(name)
      onStack.add(name)
      path.push({ name, next: 0 })
    }
    const lower = (name: string, to: number) => low.set(name, Math.min(low.get(name) ?? to, to))
    enter(start)
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const { name } = top
      const used = uses.get(name)?.[top.next++]
      if (used !== undefined) {
        if (!uses.has(used)) continue
        if (!order.has(used)) enter(used)
        else if (onStack.has(used)) lower(name, order.get(used) ?? 0)
        continue
      }
      path.pop()
      const parent = path.at(-1)
      if (parent) lower(parent.name, low.get(name) ?? 0)
      if (low.get(name) !== order.get(name)) continue
      const component = stack.splice(stack.lastIndexOf(name))
      for (const member of component) onStack.delete(member)
      if (component.length > 1 || uses.get(name)?.includes(name)) for (const member of component) circular.add(member)
    }
  }
  return circular
}
