import { Problem } from '../../app/frame/problem'
import { ChangeForm } from '../../change/change-form'
import { TextField } from '../../credentials/text-field'
import type { AdminTeamsQuery } from '../../generated/graphql'
import { refusalIn, type GraphAnswer } from '../../graph/answer'
import { PageBody } from '../../view/page-body'
import { SelectField, TextArea } from '../fields'
import { FoundList } from '../found-list'
import { someNames } from '../groups/groups'
import { Line } from '../line'
import { NewThing } from '../new-thing'
import { pathWith, type PageSearch } from '../page-search'
import { SpaceFilter } from '../space-filter'
import { SpacePage } from '../space-page'
import { createTeam } from './actions'
import { teamPath, TEAMS_PATH } from './path'

type TeamsProps = { answer: GraphAnswer<AdminTeamsQuery>; search: PageSearch; now: number }

/** The teams of all Spaces, and a form for one more. */
export function Teams({ answer, search, now }: TeamsProps) {
  const { teams, spaces } = answer.kind === 'answer' ? answer.data : { teams: null, spaces: null }
  return (
    <SpacePage completeness={teams?.completeness ?? null} now={now}>
      <PageBody
        title="Teams"
        lead="People and groups with roles in a Space, limited to some projects or environments if need be."
      >
        {teams ? (
          <>
            <NewThing title="New team">
              <ChangeForm action={createTeam} submit="Create the team" submitting="Creating…">
                <SelectField label="Space" name="space" choices={spaces?.nodes ?? []} chosen={search.space} />
                <TextField label="Name" name="name" type="text" autoComplete="off" maxLength={200} required />
                <TextArea label="Description" name="description" rows={2} />
              </ChangeForm>
            </NewThing>
            <FoundList
              path={TEAMS_PATH}
              search={search}
              found={teams}
              label="Teams"
              one="team"
              many="teams"
              isPartial={teams.completeness.missing.length > 0}
              filters={<SpaceFilter spaces={spaces?.nodes ?? []} chosen={search.space} />}
              empty="There is no team that you may see."
            >
              {({ id, name, description, space, members, roles }) => (
                <Line name={name} href={teamPath(id)} actions={<span className="text-muted">{space?.name}</span>}>
                  {members.length === 1 ? '1 member' : `${members.length} members`}
                  {' · '}
                  {someNames([...new Set(roles.flatMap(({ role }) => role?.name ?? []))]) || 'No role'}
                  {description && <p>{description}</p>}
                </Line>
              )}
            </FoundList>
          </>
        ) : (
          <Problem refusal={refusalIn(answer, 'teams')} retry={pathWith(TEAMS_PATH, search)} />
        )}
      </PageBody>
    </SpacePage>
  )
}
