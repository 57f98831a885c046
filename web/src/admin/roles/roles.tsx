import { Problem } from '../../app/frame/problem'
import { ChangeForm } from '../../change/change-form'
import { TextField } from '../../credentials/text-field'
import { Permission, type AdminRolesQuery } from '../../generated/graphql'
import { refusalIn, type GraphAnswer } from '../../graph/answer'
import { PageBody } from '../../view/page-body'
import { SelectField, TextArea } from '../fields'
import { FoundList } from '../found-list'
import { Badge, Line } from '../line'
import { NewThing } from '../new-thing'
import { pathWith, type PageSearch } from '../page-search'
import { SpaceFilter } from '../space-filter'
import { SpacePage } from '../space-page'
import { Ticks } from '../ticks'
import { createRole } from './actions'
import { rolePath, ROLES_PATH } from './path'

/** All permissions by name, to tick. */
export const PERMISSIONS = Object.values(Permission)
  .map((name) => ({ id: name, name }))
  .sort((a, b) => a.name.localeCompare(b.name, 'en'))

type RolesProps = { answer: GraphAnswer<AdminRolesQuery>; search: PageSearch; now: number }

/** The roles of all Spaces, and a form for one more. */
export function Roles({ answer, search, now }: RolesProps) {
  const { userRoles: roles, spaces } = answer.kind === 'answer' ? answer.data : { userRoles: null, spaces: null }
  return (
    <SpacePage completeness={roles?.completeness ?? null} now={now}>
      <PageBody
        title="Roles"
        lead="Sets of permissions that teams have. Those that come with Spaceport are the same in every Space."
      >
        {roles ? (
          <>
            <NewThing title="New role">
              <ChangeForm
                action={createRole}
                submit="Create the role"
                submitting="Creating…"
                className="flex max-w-2xl flex-col gap-4"
              >
                <SelectField label="Space" name="space" choices={spaces?.nodes ?? []} chosen={search.space} />
                <TextField label="Name" name="name" type="text" autoComplete="off" maxLength={200} required />
                <TextArea label="Description" name="description" rows={2} />
                <Ticks legend="Permissions" name="permission" choices={PERMISSIONS} />
              </ChangeForm>
            </NewThing>
            <FoundList
              path={ROLES_PATH}
              search={search}
              found={roles}
              label="Roles"
              one="role"
              many="roles"
              isPartial={roles.completeness.missing.length > 0}
              filters={<SpaceFilter spaces={spaces?.nodes ?? []} chosen={search.space} />}
              empty="There is no role that you may see."
            >
              {({ id, name, description, builtIn, permissions, space }) => (
                <Line
                  name={name}
                  href={rolePath(id)}
                  badges={builtIn && <Badge>Built in</Badge>}
                  actions={<span className="text-muted">{space?.name}</span>}
                >
                  {permissions.length === 1 ? '1 permission' : `${permissions.length} permissions`}
                  {description && ` · ${description}`}
                </Line>
              )}
            </FoundList>
          </>
        ) : (
          <Problem refusal={refusalIn(answer, 'userRoles')} retry={pathWith(ROLES_PATH, search)} />
        )}
      </PageBody>
    </SpacePage>
  )
}
