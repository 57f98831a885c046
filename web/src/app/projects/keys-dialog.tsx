'use client'

import { Dialog } from '../../ui/dialog'

const KEYS: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['/'], 'Filter by name'],
  [['s'], 'Choose Spaces'],
  [['j', '↓'], 'Next row'],
  [['k', '↑'], 'Previous row'],
  [['n'], 'Next page'],
  [['p'], 'Previous page'],
  [['r'], 'Read again'],
  [['g'], 'Show the GraphQL behind this view'],
  [['Esc'], 'Leave a field, close a list'],
  [['?'], 'These keys'],
]

/** Every key that the page listens to. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keyboard" onClose={onClose}>
      <dl className="grid grid-cols-1 gap-x-10 gap-y-2.5 p-4 sm:grid-cols-2">
        {KEYS.map(([keys, does]) => (
          <div key={does} className="flex items-center justify-between gap-4">
            <dt className="text-muted">{does}</dt>
            <dd className="flex gap-1">
              {keys.map((name) => (
                <kbd key={name} className="key">
                  {name}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
