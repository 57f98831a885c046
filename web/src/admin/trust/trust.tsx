import { Problem } from '../../app/frame/problem'
import { Section } from '../../app/frame/section'
import { ChangeForm } from '../../change/change-form'
import { Input } from '../../change/typed-fields'
import type { AdminTrustQuery } from '../../generated/graphql'
import { refusalIn, type GraphAnswer } from '../../graph/answer'
import { exactUtc } from '../../time/age'
import { StateText } from '../../ui/state-text'
import { PageBody } from '../../view/page-body'
import { FactList } from '../fact-list'
import { CompareAloud } from '../keys/compare-aloud'
import { pathWith } from '../page-search'
import { confirmTrust } from './actions'
import { ChangeTrust } from './change-trust'
import { trustPath, TRUST_PATH } from './path'
import { PURPOSES, STATES } from './words'

export type ShownTrust = Extract<NonNullable<AdminTrustQuery['node']>, { purpose: unknown }>

/** The trust of an answer; null where the id is of nothing, or of something else. */
export function trustOf(answer: GraphAnswer<AdminTrustQuery>): ShownTrust | null {
  const node = answer.kind === 'answer' ? answer.data.node : null
  return node && isTrust(node) ? node : null
}

function isTrust(node: { id: string }): node is ShownTrust {
  return 'purpose' in node
}

type TrustProps = { id: string; answer: GraphAnswer<AdminTrustQuery>; people: ReadonlyMap<string, string> }

/** One trust: whom it is in, for what, and what can be done about it. `people`: names by id. */
export function Trust({ id, answer, people }: TrustProps) {
  const trust = trustOf(answer)
  const space = id.split('/')[0] ?? ''
  return (
    <PageBody
      title={trust?.name ?? 'Trust'}
      actions={trust && <StateText tone={STATES[trust.state].tone}>{STATES[trust.state].name}</StateText>}
      back={{ href: pathWith(TRUST_PATH, { space }), title: `Trust of ${trust?.space?.name ?? 'this Space'}` }}
    >
      {trust && answer.kind === 'answer' ? (
        <>
          <Facts trust={trust} people={people} />
          {trust.state === 'PENDING' && <Compare trust={trust} />}
          {trust.state !== 'REVOKED' && <ChangeTrust trust={trust} teams={answer.data.teams?.nodes ?? []} />}
        </>
      ) : (
        <Problem refusal={refusalIn(answer, 'node')} retry={trustPath(id)} />
      )}
    </PageBody>
  )
}

function Facts({ trust, people }: { trust: ShownTrust; people: TrustProps['people'] }) {
  const by = (at: string | null | undefined, who: string | null | undefined) =>
    at && `${exactUtc(at)}${who ? ` by ${people.get(who) ?? who}` : ''}`
  const { purpose, peer, space, approvalsNeeded, approvalTeam } = trust
  return (
    <FactList
      facts={[
        ['Trusts', peer],
        ['In', space?.name],
        ['Accepts', `${PURPOSES[purpose].name}: ${PURPOSES[purpose].says}`],
        [
          'Approvals',
          purpose === 'RELEASES' &&
            (approvalsNeeded === 0 ? 'None needed' : `${approvalsNeeded}, of ${approvalTeam?.name ?? 'a team'}`),
        ],
        ['Last bundle', trust.lastSequence === 0 ? 'None yet' : `Number ${trust.lastSequence}`],
        [
          'Fingerprint',
          <code key="shown" className="font-mono text-sm break-words">
            {trust.shownFingerprint}
          </code>,
        ],
        ['Added', by(trust.createdAt, trust.createdBy)],
        ['Confirmed', by(trust.confirmedAt, trust.confirmedBy)],
        ['Revoked', by(trust.revokedAt, trust.revokedBy)],
        ['Reason', trust.revocationReason],
      ]}
    />
  )
}

function Compare({ trust }: { trust: ShownTrust }) {
  return (
    <Section
      title="Compare the fingerprint"
      lead={`Call somebody of “${trust.peer}” whom you know, by another way than the identity came, and have them read theirs.`}
    >
      <ChangeForm
        action={confirmTrust}
        submit="Confirm trust"
        submitting="Confirming…"
        about={trust.name}
        className="flex flex-col gap-4"
      >
        <input type="hidden" name="trust" value={trust.id} />
        <Input type="hidden" name="version" value={trust.version} />
        <CompareAloud
          fingerprint={trust.shownFingerprint}
          name="fingerprint"
          hint="Write what you hear, not what you see. Spaces, colons and case do not count."
        />
      </ChangeForm>
    </Section>
  )
}
