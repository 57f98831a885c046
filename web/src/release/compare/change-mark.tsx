import type { ChangeKind } from '../../generated/graphql'

const LOOKS: Record<ChangeKind, { sign: string; says: string; look: string }> = {
  ADDED: { sign: '+', says: 'Added', look: 'text-ok' },
  REMOVED: { sign: '−', says: 'Removed', look: 'text-bad' },
  CHANGED: { sign: '~', says: 'Changed', look: 'text-warn' },
}

/** What became of something: a sign, a word and a colour. */
export function ChangeMark({ change }: { change: ChangeKind }) {
  const { sign, says, look } = LOOKS[change]
  return (
    <span className={`inline-flex w-24 shrink-0 items-baseline gap-1.5 ${look}`}>
      <span aria-hidden="true" className="w-3 text-center font-mono font-semibold">
        {sign}
      </span>
      {says}
    </span>
  )
}

/** How many of each there are, such as `2 added, 1 changed`. */
export function changesText(changes: readonly { change: ChangeKind }[]): string {
  if (changes.length === 0) return 'no difference'
  return (['ADDED', 'REMOVED', 'CHANGED'] as const)
    .map((kind) => ({ kind, count: changes.filter(({ change }) => change === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${LOOKS[kind].says.toLowerCase()}`)
    .join(', ')
}
