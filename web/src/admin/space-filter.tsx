import type { Choice } from './fields'

/** Narrows a list over all Spaces to one of them; a part of the list's form. */
export function SpaceFilter({ spaces, chosen }: { spaces: readonly Choice[]; chosen: string | null }) {
  const isKnown = chosen === null || spaces.some(({ id }) => id === chosen)
  return (
    <select
      key={chosen}
      name="space"
      defaultValue={chosen ?? ''}
      aria-label="Space"
      className="h-8 max-w-56 min-w-0 rounded-lg border border-line-strong bg-raised px-2"
    >
      <option value="">All Spaces</option>
      {!isKnown && <option value={chosen}>{chosen}</option>}
      {spaces.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}
