import { Problem } from '../../app/frame/problem'
import { Section } from '../../app/frame/section'
import { ChangeForm } from '../../change/change-form'
import { Confirm } from '../../change/confirm'
import { Input } from '../../change/typed-fields'
import { TextField } from '../../credentials/text-field'
import type { AdminTeamQuery } from '../../generated/graphql'
import { refusalIn, type GraphAnswer } from '../../graph/answer'
import { PageBody } from '../../view/page-body'
import { TextArea } from '../fields'
import { pathWith } from '../page-search'
import { deleteTeam, updateTeam } from './actions'
import { TeamMembers } from './members'
import { teamPath, TEAMS_PATH } from './path'
import { TeamRoles } from './team-roles'

export type ShownTeam = Extract<NonNullable<AdminTeamQuery['node']>, { members: unknown }>

/** The team of an answer; null where the id is of nothing, or of something else. */
export function teamOf(answer: GraphAnswer<AdminTeamQuery>): ShownTeam | null {
  const node = answer.kind === 'answer' ? answer.data.node : null
  return node && isTeam(node) ? node : null
}

function isTeam(node: { id: string }): node is ShownTeam {
  return 'members' in node
}

/** One team: who is in it, what they may do, and for what. */
export function Team({ id, answer, find }: { id: string; answer: GraphAnswer<AdminTeamQuery>; find: string }) {
  const team = teamOf(answer)
  const space = id.split('/')[0] ?? ''
  return (
    <PageBody
      title={team?.name ?? 'Team'}
      lead={team?.description}
      back={{ href: pathWith(TEAMS_PATH, { space }), title: `Teams of ${team?.space?.name ?? 'this Space'}` }}
    >
      {team && answer.kind === 'answer' ? (
        <>
          <TeamRoles team={team} data={answer.data} />
          <TeamMembers team={team} data={answer.data} find={find} />
          <Rest team={team} />
        </>
      ) : (
        <Problem refusal={refusalIn(answer, 'node')} retry={teamPath(id)} />
      )}
    </PageBody>
  )
}

function Rest({ team }: { team: ShownTeam }) {
  return (
    <Section title="Name and description">
      <ChangeForm action={updateTeam} submit="Save" submitting="Saving…" className="flex max-w-xl flex-col gap-4">
        <input type="hidden" name="team" value={team.id} />
        <Input type="hidden" name="version" value={team.version} />
        <TextField
          label="Name"
          name="name"
          type="text"
          autoComplete="off"
          defaultValue={team.name}
          maxLength={200}
          required
        />
        <TextArea label="Description" name="description" value={team.description} rows={2} />
      </ChangeForm>
      <div className="mt-5">
        <Confirm label="Delete" about={team.name}>
          <ChangeForm action={deleteTeam} submit="Delete for good" submitting="Deleting…" about={team.name} danger>
            <input type="hidden" name="team" value={team.id} />
            <p>
              “{team.name}” goes, and with it its {team.roles.length} roles for {team.members.length} members. The
              people stay.
            </p>
          </ChangeForm>
        </Confirm>
      </div>
    </Section>
  )
}
