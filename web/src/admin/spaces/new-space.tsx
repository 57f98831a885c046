import { ChangeForm } from '../../change/change-form'
import { TextField } from '../../credentials/text-field'
import type { AdminSpacesQuery } from '../../generated/graphql'
import { SelectField, TextArea } from '../fields'
import { NewThing } from '../new-thing'
import { Ticks } from '../ticks'
import { createSpace } from './actions'

/** A form for one more Space: where it lives, who may enter it, and who runs it. */
export function NewSpace({ data }: { data: AdminSpacesQuery }) {
  const { me } = data
  const groups = data.groups?.nodes ?? []
  const instances = (data.instances?.nodes ?? []).map(({ id, name, zone }) => ({
    id,
    name: zone ? `${name} (${zone.name})` : `${name} (in no Zone)`,
  }))
  const managers = [...(me ? [{ id: me.id, name: `${me.name} (you)` }] : []), ...groups]
  return (
    <NewThing title="New Space">
      <ChangeForm
        action={createSpace}
        submit="Create the Space"
        submitting="Creating…"
        className="flex max-w-xl flex-col gap-5"
      >
        <TextField label="Name" name="name" type="text" autoComplete="off" maxLength={200} required />
        <TextArea
          label="Description"
          name="description"
          rows={2}
          maxLength={2000}
          hint="What it is for. May be empty."
        />
        <SelectField
          label="Instance"
          name="instance"
          choices={instances}
          hint="The server on which it lives, for good: by it everything in the Space lies in a Zone."
        />
        {groups.length > 0 && (
          <Ticks
            legend="Groups that may enter"
            name="group"
            choices={groups}
            hint="You may enter it by one of your own groups."
            chosen={(me?.groups ?? []).map(({ id }) => id)}
          />
        )}
        <Ticks
          legend="Space managers"
          name="manager"
          choices={managers}
          chosen={me ? [me.id] : []}
          hint="They may do everything in it. Without any, nobody may see anything there."
        />
      </ChangeForm>
    </NewThing>
  )
}
