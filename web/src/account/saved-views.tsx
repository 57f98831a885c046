import { Problem } from '../app/frame/problem'
import { Section } from '../app/frame/section'
import { ChangeForm } from '../change/change-form'
import { Confirm } from '../change/confirm'
import { Input } from '../change/typed-fields'
import { TextField } from '../credentials/text-field'
import type { AccountQuery } from '../generated/graphql'
import type { Refusal } from '../graph/answer'
import { ACCOUNT_PATH } from './path'
import { removeView, renameView } from './view-actions'

type View = NonNullable<AccountQuery['savedViews']>['nodes'][number]

const AUDIENCE: Record<View['audience'], string> = {
  SELF: 'Only for you',
  GROUPS: 'Shared with groups',
  EVERYBODY: 'Shared with everybody',
}

function ViewLine({ view }: { view: View }) {
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 py-2.5">
      <div className="min-w-0 flex-1 basis-60">
        <a href={view.path} className="font-medium break-words underline-offset-3 hover:underline">
          {view.name}
        </a>
        <p className="text-muted">
          {AUDIENCE[view.audience]}
          {view.groups.length > 0 && `: ${view.groups.map(({ name }) => name).join(', ')}`}
        </p>
      </div>
      <details>
        <summary aria-label={`Rename: ${view.name}`} className="control list-none [&::-webkit-details-marker]:hidden">
          Rename…
        </summary>
        <ChangeForm
          action={renameView}
          submit="Rename"
          submitting="Renaming…"
          about={view.name}
          className="mt-2 flex w-64 flex-col gap-2"
        >
          <input type="hidden" name="view" value={view.id} />
          <Input type="hidden" name="version" value={view.version} />
          <TextField
            label="New name"
            name="name"
            type="text"
            autoComplete="off"
            defaultValue={view.name}
            maxLength={200}
            required
          />
        </ChangeForm>
      </details>
      <Confirm label="Remove" about={view.name}>
        <ChangeForm action={removeView} submit="Remove" submitting="Removing…" about={view.name} danger>
          <input type="hidden" name="view" value={view.id} />
          <p>
            “{view.name}” goes{view.audience === 'SELF' ? '' : ' for all who share it'}. What it shows stays.
          </p>
        </ChangeForm>
      </Confirm>
    </li>
  )
}

/** The views that the caller saved. */
export function SavedViews({ views, refusal }: { views: readonly View[]; refusal: Refusal | null }) {
  return (
    <Section title="Saved views" lead="Lists with their filters, as you saved them by Views.">
      {refusal ? (
        <Problem refusal={refusal} retry={ACCOUNT_PATH} />
      ) : views.length === 0 ? (
        <p className="text-muted">You have saved none yet.</p>
      ) : (
        <ul aria-label="Saved views" className="divide-y divide-line">
          {views.map((view) => (
            <ViewLine key={view.id} view={view} />
          ))}
        </ul>
      )}
    </Section>
  )
}
