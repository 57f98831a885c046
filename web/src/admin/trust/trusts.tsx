import { Problem } from '../../app/frame/problem'
import { ChangeForm } from '../../change/change-form'
import { TextField } from '../../credentials/text-field'
import type { AdminTrustsQuery } from '../../generated/graphql'
import { refusalIn, type GraphAnswer } from '../../graph/answer'
import { StateText } from '../../ui/state-text'
import { PageBody } from '../../view/page-body'
import { SelectField } from '../fields'
import { FoundList } from '../found-list'
import { Line } from '../line'
import { NewThing } from '../new-thing'
import { pathWith, type PageSearch } from '../page-search'
import { SpaceFilter } from '../space-filter'
import { SpacePage } from '../space-page'
import { createTrust } from './actions'
import { FileOrText } from './file-or-text'
import { trustPath, TRUST_PATH } from './path'
import { PURPOSES, STATES } from './words'

type TrustsProps = { answer: GraphAnswer<AdminTrustsQuery>; search: PageSearch; now: number }

/** The trusts of all Spaces, and a form for one more. */
export function Trusts({ answer, search, now }: TrustsProps) {
  const { trusts, spaces } = answer.kind === 'answer' ? answer.data : { trusts: null, spaces: null }
  return (
    <SpacePage completeness={trusts?.completeness ?? null} now={now}>
      <PageBody
        title="Trust"
        lead="Whose releases and receipts each Space accepts. Nothing is trusted before somebody compared its fingerprint."
      >
        {trusts ? (
          <>
            <NewTrust spaces={spaces?.nodes ?? []} chosen={search.space} />
            <FoundList
              path={TRUST_PATH}
              search={search}
              found={trusts}
              label="Trusts"
              one="trust"
              many="trusts"
              isPartial={trusts.completeness.missing.length > 0}
              filters={<SpaceFilter spaces={spaces?.nodes ?? []} chosen={search.space} />}
              empty="There is no trust that you may see. Add one to begin."
            >
              {({ id, name, purpose, state, peer, approvalsNeeded, space }) => (
                <Line
                  name={name}
                  href={trustPath(id)}
                  badges={<StateText tone={STATES[state].tone}>{STATES[state].name}</StateText>}
                  actions={<span className="text-muted">{space?.name}</span>}
                >
                  Accepts {PURPOSES[purpose].name.toLowerCase()} of {peer}
                  {approvalsNeeded > 0 && ` · ${approvalsNeeded} must approve`}
                </Line>
              )}
            </FoundList>
          </>
        ) : (
          <Problem refusal={refusalIn(answer, 'trusts')} retry={pathWith(TRUST_PATH, search)} />
        )}
      </PageBody>
    </SpacePage>
  )
}

type NewTrustProps = { spaces: readonly { id: string; name: string }[]; chosen: string | null }

function NewTrust({ spaces, chosen }: NewTrustProps) {
  return (
    <NewThing title="Trust a Space">
      <ChangeForm action={createTrust} submit="Add trust" submitting="Adding…" className="flex max-w-xl flex-col gap-4">
        <SelectField label="Which Space is to trust" name="space" choices={spaces} chosen={chosen} />
        <SelectField
          label="What it is to accept"
          name="purpose"
          choices={Object.entries(PURPOSES).map(([id, { name, says }]) => ({ id, name: `${name}: ${says}` }))}
          chosen="RELEASES"
        />
        <FileOrText
          label="Identity of the other Space"
          name="identity"
          hint="As its Keys page shows it. It counts for nothing before the fingerprint was compared."
        />
        <TextField
          label="Name"
          name="name"
          type="text"
          autoComplete="off"
          maxLength={200}
          hint="Left empty: what the other Space calls itself."
        />
      </ChangeForm>
    </NewThing>
  )
}
