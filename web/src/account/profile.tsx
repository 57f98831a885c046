import type { ReactNode } from 'react'
import type { AccountQuery } from '../generated/graphql'
import { whoCanPath } from '../who-can/search-params'
import { systemRoleName } from '../app/frame/system-role'

type Me = NonNullable<AccountQuery['me']>

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 py-1.5 sm:grid-cols-[8rem_1fr]">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  )
}

type ProfileProps = {
  me: Pick<Me, 'id' | 'name' | 'email' | 'groups' | 'systemRoles'>
  spaces: readonly { id: string; name: string }[]
}

/** How Spaceport knows the caller. */
export function Profile({ me, spaces }: ProfileProps) {
  return (
    <dl className="mt-4">
      <Row name="Name">{me.name}</Row>
      {me.email && <Row name="E-mail">{me.email}</Row>}
      <Row name="Id">
        <code className="font-mono text-sm">{me.id}</code>
      </Row>
      <Row name="Groups">{me.groups.map(({ name }) => name).join(', ') || 'None'}</Row>
      <Row name="Fleet roles">{me.systemRoles.map(systemRoleName).join(', ') || 'None of your own'}</Row>
      <Row name="Spaces">
        {spaces.length === 0 && 'None'}
        <ul className="flex flex-wrap gap-x-3">
          {spaces.map(({ id, name }) => (
            <li key={id}>
              <a className="underline underline-offset-3" href={whoCanPath({ space: id })}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </Row>
    </dl>
  )
}
