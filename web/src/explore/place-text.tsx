import type { Placed } from './columns'

/** Where a thing is: its Space and Zone. */
export function PlaceText({ node: { space } }: { node: Placed }) {
  const zone = space?.instance?.zone?.name
  return (
    <>
      {space?.name ?? '–'}
      {zone && ` · ${zone}`}
    </>
  )
}
