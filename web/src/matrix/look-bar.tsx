'use client'

import { chosenOf, type ListSearch } from '../find/list-search'
import { Popover } from '../ui/popover'
import { GROUPS, type MatrixGroup } from './lines'
import { BESIDE, type Beside } from './look'

const BESIDE_WORDS: Readonly<Record<Beside, string>> = { age: 'Age', who: 'Who', nothing: 'Nothing' }

const GROUP_WORDS: Readonly<Record<MatrixGroup | 'none', string>> = {
  none: 'None',
  space: 'Space',
  projectGroup: 'Group',
  zone: 'Zone',
}

type BarProps = {
  search: ListSearch
  look: { beside: Beside; tenants: boolean }
  onLook(changes: { beside?: Beside; tenants?: boolean }): void
  onSearch(changes: { group?: MatrixGroup | null; state?: string[]; after?: null }): void
}

/** Only what failed, and how the matrix looks: groups, tenants line by line, and what stands beside the releases. */
export function LookBar({ search, look, onLook, onSearch }: BarProps) {
  const states = chosenOf(search, ['state']).state ?? []
  const onlyFailed = states.length === 1 && states[0] === 'FAILED'
  const group = GROUPS.find((one) => one === search.group) ?? 'none'
  return (
    <>
      <button
        type="button"
        aria-pressed={onlyFailed}
        onClick={() => onSearch({ state: onlyFailed ? [] : ['FAILED'], after: null })}
        className="control aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent"
      >
        Only failed
      </button>
      <Popover label="Display" button="Display">
        {() => (
          <div className="flex w-80 max-w-full flex-col gap-3 p-4">
            <Choice
              title="Group by"
              options={['none', ...GROUPS] as const}
              words={GROUP_WORDS}
              current={group}
              onChange={(one) => onSearch({ group: one === 'none' ? null : one })}
            />
            <Choice
              title="Beside the release"
              options={BESIDE}
              words={BESIDE_WORDS}
              current={look.beside}
              onChange={(beside) => onLook({ beside })}
            />
            <label className="flex min-h-7 items-center justify-between gap-3 text-muted">
              A line for each tenant
              <input
                type="checkbox"
                className="size-4 accent-accent"
                checked={look.tenants}
                onChange={(event) => onLook({ tenants: event.target.checked })}
              />
            </label>
          </div>
        )}
      </Popover>
    </>
  )
}

type ChoiceProps<Id extends string> = {
  title: string
  options: readonly Id[]
  words: Readonly<Record<Id, string>>
  current: Id
  onChange(id: Id): void
}

/** One of a few, side by side. */
function Choice<Id extends string>({ title, options, words, current, onChange }: ChoiceProps<Id>) {
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 text-muted">{title}</legend>
      <div className="flex h-8 rounded-[0.4375rem] bg-line p-0.5">
        {options.map((id) => (
          <label
            key={id}
            className="flex flex-1 cursor-pointer items-center justify-center rounded-md px-2 text-muted hover:text-ink has-checked:bg-raised has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={title}
              checked={current === id}
              onChange={() => onChange(id)}
              className="sr-only"
            />
            {words[id]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
