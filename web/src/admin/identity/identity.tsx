import { Problem } from '../../app/frame/problem'
import { Section } from '../../app/frame/section'
import { ChangeForm } from '../../change/change-form'
import { TextField } from '../../credentials/text-field'
import type { AdminIdentityQuery } from '../../generated/graphql'
import { refusalIn, type GraphAnswer } from '../../graph/answer'
import { Badge, Line } from '../line'
import { NewThing } from '../new-thing'
import { PEOPLE_PATH, userPath } from '../people/people-list'
import { createServiceAccount } from './issuer-actions'
import { Issuers } from './issuers'
import { IDENTITY_PATH } from './path'
import { Providers } from './providers'

type Account = NonNullable<AdminIdentityQuery['users']>['nodes'][number]

/** By what people and programs prove who they are. Each part says for itself if it could not be read. */
export function Identity({ answer }: { answer: GraphAnswer<AdminIdentityQuery> }) {
  if (answer.kind === 'refused') return <Problem refusal={answer} retry={IDENTITY_PATH} />
  const { identityProviders, tokenIssuers, users, groups, spaces } = answer.data
  const accounts = (users?.nodes ?? []).filter(({ kind }) => kind === 'SERVICE_ACCOUNT')
  const unread = (field: string) => <Problem refusal={refusalIn(answer, field)} retry={IDENTITY_PATH} />
  return (
    <>
      {identityProviders ? (
        <Providers providers={identityProviders} groups={groups?.nodes ?? []} />
      ) : (
        unread('identityProviders')
      )}
      {tokenIssuers ? (
        <Issuers issuers={tokenIssuers} accounts={accounts} spaces={spaces?.nodes ?? []} />
      ) : (
        unread('tokenIssuers')
      )}
      {users ? <Accounts accounts={accounts} isPartial={users.totalCount > users.nodes.length} /> : unread('users')}
    </>
  )
}

function Accounts({ accounts, isPartial }: { accounts: readonly Account[]; isPartial: boolean }) {
  return (
    <Section
      title="Service accounts"
      lead="Accounts of programs. They cannot sign in; they come by API keys or by tokens."
    >
      {accounts.length === 0 && <p className="text-muted">None yet.</p>}
      <ul aria-label="Service accounts" className="divide-y divide-line">
        {accounts.map(({ id, name, disabledAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 py-2">
            <Line name={name} href={userPath(id)} badges={disabledAt && <Badge>Disabled</Badge>} />
          </li>
        ))}
      </ul>
      {isPartial && (
        <p className="mt-2 text-muted">
          These are those among the first 100 accounts. All are under{' '}
          <a className="underline underline-offset-3" href={PEOPLE_PATH}>
            People
          </a>
          .
        </p>
      )}
      <NewThing title="New service account">
        <ChangeForm action={createServiceAccount} submit="Create the account" submitting="Creating…">
          <TextField label="Name" name="name" type="text" autoComplete="off" maxLength={200} required />
        </ChangeForm>
      </NewThing>
    </Section>
  )
}
