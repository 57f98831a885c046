import { ChangeForm } from '../change/change-form'
import type { AccountQuery } from '../generated/graphql'
import { Section } from '../app/frame/section'
import { ago } from '../time/age'
import { revokeOtherSessions, revokeSession } from './actions'
import { agentName } from './agent'

type Session = NonNullable<AccountQuery['me']>['sessions'][number]

function Time({ at, now }: { at: string; now: number }) {
  return <time dateTime={at}>{ago(at, now)}</time>
}

function SessionLine({ session, now }: { session: Session; now: number }) {
  const name = agentName(session.userAgent)
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-3 last:border-b-0">
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-medium break-words" title={session.userAgent ?? undefined}>
          {name}
          {session.current && (
            <span className="ml-2 rounded bg-accent-soft px-1.5 py-0.5 text-sm font-normal text-accent">This one</span>
          )}
        </p>
        <p className="text-muted">
          Signed in <Time at={session.createdAt} now={now} />, last seen <Time at={session.lastSeenAt} now={now} />
          {session.address && <>, from {session.address}</>}
        </p>
      </div>
      {!session.current && (
        <ChangeForm action={revokeSession} submit="Sign out" submitting="Signing out…" about={name} danger className="">
          <input type="hidden" name="session" value={session.id} />
        </ChangeForm>
      )}
    </li>
  )
}

/** Where the caller is signed in, and how to end it. */
export function Sessions({ sessions, now }: { sessions: readonly Session[]; now: number }) {
  const others = sessions.some(({ current }) => !current)
  return (
    <Section title="Sessions" lead="Browsers in which you are signed in. A session ends by itself when it is not used.">
      {sessions.length === 0 ? (
        <p className="text-muted">You are signed in nowhere: this request came with an API key.</p>
      ) : (
        <ul>
          {sessions.map((session) => (
            <SessionLine key={session.id} session={session} now={now} />
          ))}
        </ul>
      )}
      {others && (
        <ChangeForm
          action={revokeOtherSessions}
          submit="Sign out everywhere else"
          submitting="Signing out…"
          danger
          className="mt-4 flex flex-col gap-2"
        />
      )}
    </Section>
  )
}
