import { OneButton } from './one-button'
import type { FormAction } from '../change/outcome'

/** Somebody, or a group, that a search found. */
export type Subject = { id: string; name: string; email?: string | null }

type FindSubjectsProps = {
  path: string
  find: string
  label: string
  found: readonly Subject[] | null
  /** Ids of those who need not be added any more. */
  already: readonly string[]
  action: FormAction
  /** What is sent besides `subject`. */
  values: Readonly<Record<string, string | number>>
}

/** Finds people (and groups) by name, to add them one by one. The search is a link, so that it works without script. */
export function FindSubjects({ path, find, label, found, already, action, values }: FindSubjectsProps) {
  return (
    <div className="mt-4">
      <form method="get" action={path} role="search" className="flex flex-wrap items-end gap-2">
        <label className="flex min-w-0 flex-1 basis-48 flex-col gap-1.5 font-medium sm:max-w-72">
          {label}
          <input
            type="search"
            name="find"
            defaultValue={find}
            placeholder="Part of a name"
            className="h-8 rounded-lg border border-line-strong bg-raised px-3 font-normal placeholder:text-faint"
          />
        </label>
        <button type="submit" className="control">
          Find
        </button>
      </form>
      {found && found.length === 0 && <p className="mt-2 text-muted">Nobody has “{find}” in their name.</p>}
      {found && found.length > 0 && (
        <ul aria-label="Found" className="mt-2 divide-y divide-line">
          {found.map(({ id, name, email }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1.5">
              <span className="min-w-0 flex-1 basis-48 break-words">
                {name} <span className="text-muted">{email ?? (id.startsWith('Groups-') ? 'Group' : '')}</span>
              </span>
              {already.includes(id) ? (
                <span className="text-muted">Is in it</span>
              ) : (
                <OneButton
                  action={action}
                  submit="Add"
                  submitting="Adding…"
                  about={name}
                  values={{ ...values, subject: id }}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
