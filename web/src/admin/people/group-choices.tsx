import { Input } from '../../change/typed-fields'

export type GroupName = { id: string; name: string }

type GroupChoicesProps = { legend: string; groups: readonly GroupName[]; chosen: readonly string[] }

/** Groups to tick. */
export function GroupChoices({ legend, groups, chosen }: GroupChoicesProps) {
  return (
    <fieldset className="max-h-64 overflow-y-auto rounded-lg border border-line-strong px-3 py-2">
      <legend className="px-1 font-medium">{legend}</legend>
      {groups.map(({ id, name }) => (
        <label key={id} className="flex min-w-0 items-center gap-2 py-1">
          <Input
            type="checkbox"
            name="group"
            value={id}
            defaultChecked={chosen.includes(id)}
            className="size-4 shrink-0 accent-accent"
          />
          <span className="truncate">{name}</span>
        </label>
      ))}
    </fieldset>
  )
}
