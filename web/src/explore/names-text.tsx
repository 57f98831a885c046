/** How many names stand in a cell. */
const FEW = 2

/** Names as far as a cell has room for them, and how many more there are; all of them on hover. */
export function NamesText({ names }: { names: readonly string[] }) {
  if (names.length === 0) return <span className="text-faint">–</span>
  const more = names.length - FEW
  return (
    <span title={names.join(', ')}>
      {names.slice(0, FEW).join(', ')}
      {more > 0 && <span className="text-muted"> +{more}</span>}
    </span>
  )
}
