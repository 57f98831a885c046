import { TextField } from '../../../../credentials/text-field'
import { accessPath, PERMISSIONS, type AccessSearch } from './search-params'

/** Asks who can do something here, or why somebody can. The question is the page's address, so it can be sent on. */
export function QuestionForm({ space, search }: { space: string; search: AccessSearch }) {
  return (
    <form
      method="get"
      action={accessPath(space)}
      role="search"
      aria-label="Ask about access"
      className="mt-5 grid items-start gap-x-4 gap-y-3 rounded-lg border border-line bg-surface p-4 sm:grid-cols-3"
    >
      <label className="flex flex-col gap-1.5 font-medium">
        Permission
        <select
          name="permission"
          defaultValue={search.permission ?? 'ProjectView'}
          className="h-9 w-full rounded-lg border border-line-strong bg-raised px-2 text-ink"
        >
          {PERMISSIONS.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <TextField
        label="User"
        name="user"
        type="text"
        autoComplete="off"
        spellCheck={false}
        defaultValue={search.user}
        placeholder="Users-7"
        hint="By id; left empty, everybody who can."
      />
      <TextField
        label="Of what"
        name="entity"
        type="text"
        autoComplete="off"
        spellCheck={false}
        defaultValue={search.entity}
        placeholder={`${space}/Projects-1`}
        hint="By id; left empty, the Space."
      />
      <div className="sm:col-span-3">
        <button type="submit" className="control">
          Ask
        </button>
      </div>
    </form>
  )
}
