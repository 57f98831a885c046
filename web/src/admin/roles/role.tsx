import { Problem } from '../../app/frame/problem'
import { Section } from '../../app/frame/section'
import { ChangeForm } from '../../change/change-form'
import { Confirm } from '../../change/confirm'
import { Input } from '../../change/typed-fields'
import { TextField } from '../../credentials/text-field'
import type { AdminRoleQuery } from '../../generated/graphql'
import { refusalIn, type GraphAnswer } from '../../graph/answer'
import { PageBody } from '../../view/page-body'
import { TextArea } from '../fields'
import { Badge } from '../line'
import { pathWith } from '../page-search'
import { Ticks } from '../ticks'
import { deleteRole, updateRole } from './actions'
import { rolePath, ROLES_PATH } from './path'
import { PermissionList } from './permission-list'
import { PERMISSIONS } from './roles'

type ShownRole = Extract<NonNullable<AdminRoleQuery['node']>, { builtIn: unknown }>

/** The role of an answer; null where the id is of nothing, or of something else. */
export function roleOf(answer: GraphAnswer<AdminRoleQuery>): ShownRole | null {
  const node = answer.kind === 'answer' ? answer.data.node : null
  return node && isRole(node) ? node : null
}

function isRole(node: { id: string }): node is ShownRole {
  return 'builtIn' in node
}

/** One role: what it permits; a Space's own can be changed. */
export function Role({ id, answer }: { id: string; answer: GraphAnswer<AdminRoleQuery> }) {
  const role = roleOf(answer)
  const space = id.split('/')[0] ?? ''
  return (
    <PageBody
      title={role?.name ?? 'Role'}
      lead={role?.description}
      actions={role?.builtIn && <Badge>Built in</Badge>}
      back={{ href: pathWith(ROLES_PATH, { space }), title: `Roles of ${role?.space?.name ?? 'this Space'}` }}
    >
      {!role ? (
        <Problem refusal={refusalIn(answer, 'node')} retry={rolePath(id)} />
      ) : role.builtIn ? (
        <Section
          title={`Permissions (${role.permissions.length})`}
          lead="It comes with Spaceport, so nobody changes it. Make a role of your own where it does not fit."
        >
          <PermissionList permissions={role.permissions} />
        </Section>
      ) : (
        <RoleForm role={role} />
      )}
    </PageBody>
  )
}

function RoleForm({ role }: { role: ShownRole }) {
  return (
    <Section title="What it is called and what it permits">
      <ChangeForm action={updateRole} submit="Save" submitting="Saving…" className="flex max-w-2xl flex-col gap-4">
        <input type="hidden" name="role" value={role.id} />
        <Input type="hidden" name="version" value={role.version} />
        <TextField
          label="Name"
          name="name"
          type="text"
          autoComplete="off"
          defaultValue={role.name}
          maxLength={200}
          required
        />
        <TextArea label="Description" name="description" value={role.description} rows={2} />
        <Ticks legend="Permissions" name="permission" choices={PERMISSIONS} chosen={role.permissions} />
      </ChangeForm>
      <div className="mt-5">
        <Confirm label="Delete" about={role.name}>
          <ChangeForm action={deleteRole} submit="Delete for good" submitting="Deleting…" about={role.name} danger>
            <input type="hidden" name="role" value={role.id} />
            <p>“{role.name}” goes, and no team has it any more.</p>
          </ChangeForm>
        </Confirm>
      </div>
    </Section>
  )
}
