import { Section } from '../../app/frame/section'
import { ChangeForm } from '../../change/change-form'
import { SelectField, type Choice } from '../fields'
import { Line } from '../line'
import { OneButton } from '../one-button'
import { spacePath } from '../spaces/path'
import { grantEntry, revokeEntry } from './actions'
import type { ShownGroup } from './group'

/** The Spaces that a group may enter. What its people may do there their teams decide. */
export function GroupEntry({ group, spaces }: { group: ShownGroup; spaces: readonly Choice[] }) {
  const others = spaces.filter(({ id }) => !group.spaces.some((space) => space.id === id))
  return (
    <Section
      title={`Spaces (${group.spaces.length})`}
      lead="They may enter these. What they may do inside is up to the teams there."
    >
      {group.spaces.length === 0 && <p className="text-muted">By this group nobody enters any Space.</p>}
      <ul aria-label="Spaces" className="divide-y divide-line">
        {group.spaces.map(({ id, name }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1.5">
            <Line
              name={name}
              href={spacePath(id)}
              actions={
                <OneButton
                  action={revokeEntry}
                  submit="Keep out"
                  submitting="Keeping out…"
                  about={`${group.name} of ${name}`}
                  danger
                  values={{ group: group.id, space: id }}
                />
              }
            />
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <ChangeForm
          action={grantEntry}
          submit="Let in"
          submitting="Letting in…"
          className="mt-4 flex max-w-md flex-wrap items-end gap-2 *:first:grow"
        >
          <SelectField label="One more Space" name="space" choices={others} />
          <input type="hidden" name="group" value={group.id} />
        </ChangeForm>
      )}
    </Section>
  )
}
