import { Problem } from '../../app/frame/problem'
import { Section } from '../../app/frame/section'
import { ChangeForm } from '../../change/change-form'
import { Confirm } from '../../change/confirm'
import { Input } from '../../change/typed-fields'
import { TextField } from '../../credentials/text-field'
import type { AdminGroupQuery } from '../../generated/graphql'
import { refusalIn, type GraphAnswer } from '../../graph/answer'
import { PageBody } from '../../view/page-body'
import { FleetRoleChoices } from '../fleet-role-choices'
import { removeGroup, renameGroup, setGroupRoles } from './actions'
import { GroupEntry } from './entry'
import { GroupMembers } from './members'
import { GROUPS_PATH, groupPath } from './path'

export type ShownGroup = NonNullable<AdminGroupQuery['group']>

/** One group: who is in it, where they may enter, and what can be done about it. */
export function Group({ id, answer, find }: { id: string; answer: GraphAnswer<AdminGroupQuery>; find: string }) {
  const data = answer.kind === 'answer' ? answer.data : null
  const group = data?.group
  return (
    <PageBody title={group?.name ?? 'Group'} back={{ href: GROUPS_PATH, title: 'All groups' }}>
      {data && group ? (
        <>
          <GroupMembers group={group} found={data.users?.nodes ?? null} find={find} />
          <GroupEntry group={group} spaces={data.spaces?.nodes ?? []} />
          <Section title="Fleet roles" lead="All who are in the group have them. They give no right inside any Space.">
            <ChangeForm action={setGroupRoles} submit="Save the roles" submitting="Saving…">
              <input type="hidden" name="group" value={id} />
              <FleetRoleChoices chosen={group.systemRoles} />
            </ChangeForm>
          </Section>
          <Rename group={group} />
        </>
      ) : (
        <Problem refusal={refusalIn(answer, 'group')} retry={groupPath(id)} />
      )}
    </PageBody>
  )
}

function Rename({ group }: { group: ShownGroup }) {
  return (
    <Section title="Rename or remove">
      <ChangeForm action={renameGroup} submit="Rename" submitting="Renaming…">
        <input type="hidden" name="group" value={group.id} />
        <Input type="hidden" name="version" value={group.version} />
        <TextField
          label="Name"
          name="name"
          type="text"
          autoComplete="off"
          defaultValue={group.name}
          maxLength={200}
          required
        />
      </ChangeForm>
      <div className="mt-5">
        <Confirm label="Remove" about={group.name}>
          <ChangeForm action={removeGroup} submit="Remove for good" submitting="Removing…" about={group.name} danger>
            <input type="hidden" name="group" value={group.id} />
            <p>
              “{group.name}” goes, and with it what its {group.members.length} members have by it alone: entry to{' '}
              {group.spaces.length} Spaces, roles in teams, roles over the fleet. The people stay.
            </p>
          </ChangeForm>
        </Confirm>
      </div>
    </Section>
  )
}
