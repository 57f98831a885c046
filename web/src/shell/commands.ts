import { keyLists } from '../keys/use-keys'
import { PAGES } from './pages'
import { recentOf } from './recent'

/** One thing that the palette offers. */
export type Command = {
  /** What it is chosen by; the same as long as it means the same. */
  id: string
  group: 'Recent' | 'Actions' | 'Go to' | 'Spaces' | 'Filter' | 'Found'
  says: string
  /** Text beside it: its kind, its Space, its key. */
  hint?: string
} & ({ href: string } | { run(): void })

/** What one can do without asking the graph: actions of the view, pages, what was opened lately, Spaces. */
export function localCommands(spaces: readonly { id: string; name: string }[]): Command[] {
  const actions = keyLists().flatMap(({ name, keys }) =>
    keys()
      .filter(({ key, when }) => when !== false && key.length === 1 && !'jk?g'.includes(key))
      .map(({ key, says, run }) => ({ id: `act ${name} ${says}`, group: 'Actions' as const, says, hint: key, run })),
  )
  const pages = PAGES.flatMap(({ pages: all }) => all).map(({ path, name, key }) => ({
    id: `go ${path}`,
    group: 'Go to' as const,
    says: name,
    ...(key === undefined ? {} : { hint: `g ${key}` }),
    href: path,
  }))
  const account = { id: 'go /account', group: 'Go to' as const, says: 'Profile', href: '/account' }
  const recent = recentOf('opened').map(({ href, name, kind }) => {
    return { id: `recent ${href}`, group: 'Recent' as const, says: name, hint: kind, href }
  })
  const only = spaces.map(({ id, name }) => {
    return {
      id: `space ${id}`,
      group: 'Spaces' as const,
      says: name,
      hint: 'Show only this Space',
      href: `/projects?space=${id}`,
    }
  })
  return [...recent, ...actions, ...pages, account, ...only]
}

/** Lists narrowed by what was typed. */
export function filterCommands(text: string): Command[] {
  const words = encodeURIComponent(text)
  return [
    { id: 'filter where', group: 'Filter', says: `What runs where: “${text}”`, href: `/what-runs-where?text=${words}` },
    { id: 'filter projects', group: 'Filter', says: `Projects: “${text}”`, href: `/projects?text=${words}` },
    {
      id: 'filter failed',
      group: 'Filter',
      says: `Failed deployments: “${text}”`,
      href: `/explore/deployments?state=FAILED&text=${words}`,
    },
  ]
}

/** Whether all words that were typed stand in what a command says. */
export function isFound({ says, hint, group }: Command, text: string): boolean {
  const all = `${says} ${group === 'Actions' ? '' : (hint ?? '')}`.toLowerCase()
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word))
}
