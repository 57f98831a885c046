'use client'

import type { WhoCanQuery } from '../generated/graphql'
import { useKnownSpaces } from '../spaces/known'
import { BY_WORDS, permissionWords } from './permissions'
import { spaceOf, whoCanPath, type WhoCanSearch } from './search-params'
import { QUICK } from './words'

type Choice = { id: string; name: string }

type QuestionProps = {
  search: WhoCanSearch
  /** What there is to choose from; null before it was read. */
  data: WhoCanQuery | null
  onAsk(search: Partial<WhoCanSearch>): void
}

/** What is asked: a right, a place, perhaps a person. Works without script as well: it leads to the same address. */
export function Question({ search, data, onAsk }: QuestionProps) {
  const { spaces } = useKnownSpaces()
  const space = spaceOf(search)
  const change = (changes: Partial<WhoCanSearch>) => onAsk({ ...changes, after: null })
  return (
    <form
      role="search"
      aria-label="Who can"
      method="get"
      action="/who-can"
      className="flex flex-wrap items-end gap-3 print:hidden"
    >
      <label className="flex w-full flex-col gap-1 text-sm text-muted sm:w-80">
        Permission
        <select
          name="permission"
          value={search.permission ?? ''}
          onChange={(event) => change({ permission: BY_WORDS.find((one) => one === event.target.value) ?? null })}
          className={BOX}
        >
          <option value="">Choose…</option>
          {BY_WORDS.map((name) => (
            <option key={name} value={name}>
              {permissionWords(name)}
            </option>
          ))}
        </select>
      </label>
      <Choose
        title="Space"
        name="space"
        none="All Spaces"
        value={space ?? ''}
        choices={spaces}
        onChange={(id) => change({ space: id, project: '', environment: '', tenant: '' })}
      />
      {space !== null && (
        <>
          <Choose
            title="Project"
            name="project"
            none="Any"
            value={search.project}
            choices={data?.projects?.nodes ?? []}
            onChange={(project) => change({ project })}
          />
          <Choose
            title="Environment"
            name="environment"
            none="Any"
            value={search.environment}
            choices={data?.environments?.nodes ?? []}
            onChange={(environment) => change({ environment })}
          />
          <Choose
            title="Tenant"
            name="tenant"
            none="Any"
            value={search.tenant}
            choices={data?.tenants?.nodes ?? []}
            onChange={(tenant) => change({ tenant })}
          />
          <Choose
            title="Person"
            name="user"
            none="Everybody"
            value={search.user}
            choices={data?.people?.nodes ?? []}
            onChange={(user) => change({ user })}
          />
        </>
      )}
      <noscript>
        <button type="submit" className="control">
          Ask
        </button>
      </noscript>
    </form>
  )
}

const BOX = 'h-8 w-full rounded-md border border-line-strong bg-raised px-2 text-base text-ink'

type ChooseProps = {
  title: string
  name: string
  none: string
  value: string
  choices: readonly Choice[]
  onChange(id: string): void
}

function Choose({ title, name, none, value, choices, onChange }: ChooseProps) {
  const isKnown = value === '' || choices.some(({ id }) => id === value)
  return (
    <label className="flex w-full flex-col gap-1 text-sm text-muted sm:w-40">
      {title}
      <select name={name} value={value} onChange={(event) => onChange(event.target.value)} className={BOX}>
        <option value="">{none}</option>
        {!isKnown && <option value={value}>{value}</option>}
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.name}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Questions that are asked often, for whoever has asked none yet. */
export function QuickQuestions({ search, data }: { search: WhoCanSearch; data: WhoCanQuery }) {
  const production = data.production?.nodes ?? []
  return (
    <section
      aria-label="Questions that are asked often"
      className="rounded-lg border border-dashed border-line-strong p-5"
    >
      <p className="text-muted">Choose a permission, or begin with one of these.</p>
      <ul className="mt-3 flex flex-wrap gap-2">
        {QUICK.map(({ says, permission }) => (
          <li key={permission}>
            <a className="control" href={whoCanPath({ space: search.space, permission })}>
              {says}
            </a>
          </li>
        ))}
      </ul>
      {production.length > 0 && (
        <>
          <p className="mt-5 text-muted">Who can deploy to production</p>
          <ul className="mt-3 flex flex-wrap gap-2">
            {production.map(({ id, name, space }) => (
              <li key={id}>
                <a
                  className="control"
                  href={whoCanPath({ space: space?.id ?? '', environment: id, permission: 'DeploymentCreate' })}
                >
                  {name} <span className="text-muted">{space?.name}</span>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
