'use client'

import { chosenOf, type ListSearch } from '../find/list-search'
import { Menu } from '../ui/menu'
import type { Beside } from './look'
import { GROUPS, type MatrixGroup } from './lines'

const BESIDE_WORDS: readonly { id: Beside; says: string }[] = [
  { id: 'age', says: 'Age' },
  { id: 'who', says: 'Who' },
  { id: 'nothing', says: 'Release only' },
]

const GROUP_WORDS: Readonly<Record<MatrixGroup, string>> = {
  space: 'Space',
  projectGroup: 'Project group',
  zone: 'Zone',
}

type BarProps = {
  search: ListSearch
  look: { beside: Beside; tenants: boolean }
  onLook(changes: { beside?: Beside; tenants?: boolean }): void
  onSearch(changes: { group?: MatrixGroup | null; state?: string[]; after?: null }): void
}

/** How the matrix looks: what stands beside the releases, tenants line by line, groups, and only what failed. */
export function LookBar({ search, look, onLook, onSearch }: BarProps) {
  const states = chosenOf(search, ['state']).state ?? []
  const onlyFailed = states.length === 1 && states[0] === 'FAILED'
  const group = GROUPS.find((one) => one === search.group) ?? null
  return (
    <>
      <Toggle
        says="Only failed"
        isOn={onlyFailed}
        onChange={(isOn) => onSearch({ state: isOn ? ['FAILED'] : [], after: null })}
      />
      <Toggle says="Tenants" isOn={look.tenants} onChange={(tenants) => onLook({ tenants })} />
      <Menu
        label="Group projects by"
        className="control"
        items={() => [
          { says: 'Not at all', isChecked: group === null, run: () => onSearch({ group: null }) },
          ...GROUPS.map((one) => ({
            says: GROUP_WORDS[one],
            isChecked: group === one,
            run: () => onSearch({ group: one }),
          })),
        ]}
      >
        {group ? `By ${GROUP_WORDS[group].toLowerCase()}` : 'Group'}
      </Menu>
      <div role="radiogroup" aria-label="Beside the release" className="flex h-8 rounded-[0.4375rem] bg-line p-0.5">
        {BESIDE_WORDS.map(({ id, says }) => (
          <label
            key={id}
            className="flex cursor-pointer items-center rounded-md px-2.5 text-muted hover:text-ink has-checked:bg-raised has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="beside"
              checked={look.beside === id}
              onChange={() => onLook({ beside: id })}
              className="sr-only"
            />
            {says}
          </label>
        ))}
      </div>
    </>
  )
}

function Toggle({ says, isOn, onChange }: { says: string; isOn: boolean; onChange(isOn: boolean): void }) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={() => onChange(!isOn)}
      className="control aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent"
    >
      {says}
    </button>
  )
}
