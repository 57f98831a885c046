import { ChangeForm } from '../change/change-form'
import { FollowingSelect } from '../change/following-select'
import { Input } from '../change/typed-fields'
import { TextField } from '../credentials/text-field'
import { Permission } from '../generated/graphql'
import { createApiKey } from './actions'
import { LIFETIMES } from './key-input'

export type SpaceName = { id: string; name: string }

function Choices({ legend, name, options }: { legend: string; name: string; options: readonly SpaceName[] }) {
  return (
    <details className="rounded-lg border border-line-strong px-3 py-2">
      <summary className="cursor-pointer rounded">{legend}</summary>
      <fieldset className="mt-2 max-h-64 overflow-y-auto">
        <legend className="sr-only">{legend}</legend>
        <div className="grid gap-x-4 sm:grid-cols-2">
          {options.map((option) => (
            <label key={option.id} className="flex min-w-0 items-center gap-2 py-1">
              <Input type="checkbox" name={name} value={option.id} className="size-4 shrink-0 accent-accent" />
              <span className="truncate">{option.name}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </details>
  )
}

/** Makes a key, with less than the caller's rights where less will do. */
export function NewKeyForm({ spaces, now }: { spaces: readonly SpaceName[]; now: number }) {
  const permissions = Object.values(Permission).map((name) => ({ id: name, name }))
  return (
    <details className="mt-4">
      <summary className="control w-fit list-none [&::-webkit-details-marker]:hidden">New API key</summary>
      <ChangeForm
        action={createApiKey}
        submit="Create the key"
        submitting="Creating…"
        className="mt-4 flex max-w-xl flex-col gap-4"
      >
        <Input type="hidden" name="from" value={now} />
        <TextField
          label="Name"
          name="name"
          type="text"
          autoComplete="off"
          maxLength={200}
          required
          hint="What it is for."
        />
        <label className="flex flex-col gap-1.5 font-medium">
          Expires
          <FollowingSelect
            name="lifetime"
            chosen="90"
            className="h-9 rounded-lg border border-line-strong bg-raised px-2 text-ink"
          >
            {LIFETIMES.map(({ days, name }) => (
              <option key={days} value={days}>
                {name}
              </option>
            ))}
          </FollowingSelect>
        </label>
        <label className="flex items-center gap-2">
          <Input type="checkbox" name="readOnly" value="yes" className="size-4 accent-accent" />
          It may change nothing
        </label>
        {spaces.length > 0 && <Choices legend="Only these Spaces (none chosen: all)" name="space" options={spaces} />}
        <Choices legend="Only these permissions (none chosen: all)" name="permission" options={permissions} />
      </ChangeForm>
    </details>
  )
}
