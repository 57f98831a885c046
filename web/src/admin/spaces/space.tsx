import { Problem } from '../../app/frame/problem'
import { Section } from '../../app/frame/section'
import { ChangeForm } from '../../change/change-form'
import { HiddenList, Input } from '../../change/typed-fields'
import { TextField } from '../../credentials/text-field'
import type { AdminSpaceQuery } from '../../generated/graphql'
import { refusalIn, type GraphAnswer } from '../../graph/answer'
import { exactUtc } from '../../time/age'
import { PageBody } from '../../view/page-body'
import { FactList } from '../fact-list'
import { TextArea } from '../fields'
import { instancePath } from '../instances/path'
import { keysPath } from '../keys/path'
import { pathWith } from '../page-search'
import { ROLES_PATH } from '../roles/path'
import { TEAMS_PATH } from '../teams/path'
import { Ticks } from '../ticks'
import { TRUST_PATH } from '../trust/path'
import { setEntry, updateSpace } from './actions'
import { spacePath, SPACES_PATH } from './path'

type SpaceProps = { id: string; answer: GraphAnswer<AdminSpaceQuery>; isNew: boolean }

/** One Space: what it is called, who may enter it, and where the rest of it is administered. */
export function Space({ id, answer, isNew }: SpaceProps) {
  const data = answer.kind === 'answer' ? answer.data : null
  const space = data?.space
  if (!data || !space) {
    return (
      <PageBody title="Space" back={{ href: SPACES_PATH, title: 'All Spaces' }}>
        <Problem refusal={refusalIn(answer, 'space')} retry={spacePath(id)} />
      </PageBody>
    )
  }
  const { instance } = space
  return (
    <PageBody title={space.name} lead={space.description} back={{ href: SPACES_PATH, title: 'All Spaces' }}>
      {isNew && (
        <p role="status" className="mt-4 rounded-lg border border-line-strong bg-surface px-4 py-3">
          <strong className="font-medium text-ok">The Space was made.</strong> Next: put people into its{' '}
          <a className="text-accent underline underline-offset-3" href={pathWith(TEAMS_PATH, { space: id })}>
            teams
          </a>
          , and, if releases are to come from or go to other Spaces, make its{' '}
          <a className="text-accent underline underline-offset-3" href={keysPath(id)}>
            keys
          </a>
          .
        </p>
      )}
      <FactList
        facts={[
          ['Id', space.id],
          ['In addresses', space.slug],
          [
            'Instance',
            instance && (
              <a className="underline underline-offset-3" href={instancePath(instance.id)}>
                {instance.name}
              </a>
            ),
          ],
          ['Zone', instance?.zone?.name ?? 'In no Zone yet'],
          ['Created', exactUtc(space.createdAt)],
        ]}
      />
      <nav aria-label="Of this Space" className="mt-3 flex flex-wrap gap-2">
        {[
          ['Teams', pathWith(TEAMS_PATH, { space: id })],
          ['Roles', pathWith(ROLES_PATH, { space: id })],
          ['Keys', keysPath(id)],
          ['Trust', pathWith(TRUST_PATH, { space: id })],
          ['Its projects', `/projects?space=${encodeURIComponent(id)}`],
        ].map(([title, href]) => (
          <a key={title} href={href} className="control">
            {title}
          </a>
        ))}
      </nav>
      <Section title="Name and description">
        <ChangeForm action={updateSpace} submit="Save" submitting="Saving…" className="flex max-w-xl flex-col gap-4">
          <input type="hidden" name="space" value={id} />
          <Input type="hidden" name="version" value={space.version} />
          <TextField
            label="Name"
            name="name"
            type="text"
            autoComplete="off"
            defaultValue={space.name}
            maxLength={200}
            required
          />
          <TextArea label="Description" name="description" value={space.description} rows={2} maxLength={2000} />
        </ChangeForm>
      </Section>
      <Entry id={id} groups={data.groups} />
    </PageBody>
  )
}

function Entry({ id, groups }: { id: string; groups: AdminSpaceQuery['groups'] }) {
  const inside = (groups?.nodes ?? []).filter(({ spaces }) => spaces.some((space) => space.id === id))
  const more = (groups?.totalCount ?? 0) - (groups?.nodes.length ?? 0)
  return (
    <Section
      title="Who may enter"
      lead="People enter by their groups. What they may do inside is up to the teams there."
    >
      {!groups || groups.nodes.length === 0 ? (
        <p className="text-muted">There is no group that you may see.</p>
      ) : (
        <ChangeForm
          action={setEntry}
          submit="Save the groups"
          submitting="Saving…"
          className="flex max-w-xl flex-col gap-4"
        >
          <input type="hidden" name="space" value={id} />
          <HiddenList name="before" values={inside.map((group) => group.id)} />
          <Ticks legend="Groups" name="group" choices={groups.nodes} chosen={inside.map((group) => group.id)} />
          {more > 0 && <p className="text-muted">{more} more groups are let in on their own pages.</p>}
        </ChangeForm>
      )}
    </Section>
  )
}
