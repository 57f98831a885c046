import type { PeopleQuery } from '../../../generated/graphql'
import { systemRoleName } from '../../frame/system-role'
import { peoplePath, type PeopleSearch } from './search-params'

type Users = NonNullable<PeopleQuery['users']>
type User = Users['nodes'][number]

/** The address of one user's page. */
export function userPath(id: string): string {
  return `/admin/people/${encodeURIComponent(id)}`
}

function Badge({ children }: { children: string }) {
  return <span className="rounded bg-hover px-1.5 py-0.5 text-sm whitespace-nowrap text-muted">{children}</span>
}

function UserLine({ user }: { user: User }) {
  return (
    <li className="border-b border-line py-2.5 last:border-b-0">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <a href={userPath(user.id)} className="font-medium underline-offset-3 hover:underline">
          {user.name}
        </a>
        {user.kind === 'SERVICE_ACCOUNT' && <Badge>Service account</Badge>}
        {user.disabledAt && <Badge>Disabled</Badge>}
        {user.systemRoles.map((role) => (
          <Badge key={role}>{systemRoleName(role)}</Badge>
        ))}
      </p>
      <p className="break-words text-muted">
        {[user.email, user.groups.map(({ name }) => name).join(', ')].filter(Boolean).join(' · ') || user.id}
      </p>
    </li>
  )
}

function PageLink({ to, children }: { to: string | null; children: string }) {
  return to === null ? (
    <span className="control" aria-disabled="true">
      {children}
    </span>
  ) : (
    <a className="control" href={to}>
      {children}
    </a>
  )
}

/** A page of people, found by name. Works without script: the filter is a form that is a link. */
export function PeopleList({ users, search }: { users: Users; search: PeopleSearch }) {
  const { nodes, pageInfo, totalCount } = users
  const filtered = search.text.trim() !== ''
  return (
    <div className="mt-4">
      <form method="get" action="/admin/people" role="search" className="flex flex-wrap items-center gap-2">
        <input
          type="search"
          name="text"
          defaultValue={search.text}
          aria-label="Find by name"
          placeholder="Find by name"
          className="h-8 min-w-0 flex-1 rounded-lg border border-line-strong bg-raised px-3 placeholder:text-faint sm:max-w-72"
        />
        <button type="submit" className="control">
          Find
        </button>
        <p role="status" className="ml-auto text-muted tabular-nums">
          {totalCount} {totalCount === 1 ? 'account' : 'accounts'}
        </p>
      </form>
      {nodes.length === 0 ? (
        <p className="mt-6 text-muted">
          {filtered ? `Nobody has “${search.text.trim()}” in their name. ` : 'Nobody is on this page. '}
          <a className="underline" href={peoplePath()}>
            Show everybody
          </a>
        </p>
      ) : (
        <ul aria-label="People" className="mt-3">
          {nodes.map((user) => (
            <UserLine key={user.id} user={user} />
          ))}
        </ul>
      )}
      {(pageInfo.hasNextPage || pageInfo.hasPreviousPage) && (
        <nav aria-label="Pages" className="mt-3 flex gap-2">
          <PageLink
            to={pageInfo.hasPreviousPage ? peoplePath({ ...search, after: null, before: pageInfo.startCursor }) : null}
          >
            Previous
          </PageLink>
          <PageLink
            to={pageInfo.hasNextPage ? peoplePath({ ...search, before: null, after: pageInfo.endCursor }) : null}
          >
            Next
          </PageLink>
        </nav>
      )}
    </div>
  )
}
