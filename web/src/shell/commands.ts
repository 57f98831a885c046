import { keyLists } from '../keys/use-keys'
import { hrefOfPage, PAGES } from './pages'
import { paletteActions, type PaletteAction } from './palette-actions'
import { recentOf } from './recent'
import { STANDING_ACTIONS } from './standing-actions'

/** One thing that the palette offers. */
export type Command = {
  /** What it is chosen by; the same as long as it means the same. */
  id: string
  group: 'Recent' | 'This view' | 'Go to' | 'Anywhere' | 'Spaces' | 'Filter' | 'Found'
  says: string
  /** Text beside it: its kind, its Space. */
  hint?: string
  /** The keys that do the same. */
  keys?: string
} & ({ href: string } | { run(): void })

/** Keys that move among rows are no actions by themselves, and those of everywhere are offered by name. */
const EVERYWHERE = 'Everywhere'
const MOVES = new Set(['j', 'k'])

function actionOf(group: 'This view' | 'Anywhere', action: PaletteAction): Command {
  const says = action.section ? `${action.section}: ${action.says}` : action.says
  const keys = action.key === undefined ? {} : { keys: action.key }
  return {
    id: `${group} ${says}`,
    group,
    says,
    ...keys,
    ...('href' in action ? { href: action.href } : { run: action.run }),
  }
}

/** What one can do without asking the graph: what was opened lately, actions of the view, pages, and Spaces, one by one. */
export function localCommands(spaces: readonly { id: string; name: string }[], spaceSearch: string): Command[] {
  const byKeys = keyLists()
    .filter(({ name }) => name !== EVERYWHERE)
    .flatMap(({ keys }) => keys().filter(({ key, when }) => when !== false && key.length === 1 && !MOVES.has(key)))
  const recent = recentOf('opened').map(({ href, name, kind }): Command => ({
    id: `recent ${href}`,
    group: 'Recent',
    says: name,
    hint: kind,
    href,
  }))
  const pages = PAGES.flatMap((group) => group.pages).map((page): Command => {
    const keys = page.key === undefined ? {} : { keys: `g ${page.key}` }
    return { id: `go ${page.path}`, group: 'Go to', says: page.name, href: hrefOfPage(page, spaceSearch), ...keys }
  })
  const account: Command = { id: 'go /account', group: 'Go to', says: 'Your account', href: '/account' }
  const only = spaces.map(({ id, name }): Command => ({
    id: `space ${id}`,
    group: 'Spaces',
    says: name,
    hint: 'Show only this Space',
    href: `/projects?space=${id}`,
  }))
  const actions: PaletteAction[] = [...paletteActions(), ...byKeys]
  // Ways among several of a kind come behind what stands for itself.
  const view = [...actions.filter(({ section }) => !section), ...actions.filter(({ section }) => section)]
  const all = [
    ...recent,
    ...view.map((action) => actionOf('This view', action)),
    ...pages,
    account,
    ...STANDING_ACTIONS.map((action) => actionOf('Anywhere', action)),
    ...only,
  ]
  // What two parts of a view offer by the same words is offered once.
  return [...new Map(all.map((one) => [one.id, one])).values()]
}

/** `failed deployments in Production`: a state, what has it, and perhaps where or of what. */
const SENTENCE = /^(failed|successful|running|queued|cancelled)(?:\s+(?:deployments?|in|of|to))*\s*(.*)$/i

const STATES: Record<string, string> = {
  failed: 'FAILED',
  successful: 'SUCCESS',
  running: 'EXECUTING',
  queued: 'QUEUED',
  cancelled: 'CANCELED',
}

/** Lists narrowed by what was typed, in the Spaces that are chosen. */
export function filterCommands(text: string, spaceSearch: string): Command[] {
  const filter = (path: string, says: string, search: Record<string, string>): Command => {
    const all = new URLSearchParams(spaceSearch)
    for (const [name, value] of Object.entries(search)) if (value !== '') all.set(name, value)
    return { id: `filter ${path} ${says}`, group: 'Filter', says, href: `${path}?${all}` }
  }
  const [, word = '', rest = ''] = SENTENCE.exec(text) ?? []
  const state = STATES[word.toLowerCase()]
  if (state !== undefined) {
    const title = `${word[0]?.toUpperCase()}${word.slice(1).toLowerCase()} deployments`
    return rest === ''
      ? [filter('/explore/deployments', title, { state })]
      : [
          filter('/explore/deployments', `${title} in the environment “${rest}”`, { state, environment: `${rest}*` }),
          filter('/explore/deployments', `${title} with “${rest}”`, { state, text: rest }),
        ]
  }
  return [
    filter('/what-runs-where', `What runs where: “${text}”`, { text }),
    filter('/projects', `Projects with “${text}”`, { text }),
    filter('/explore/deployments', `Failed deployments with “${text}”`, { state: 'FAILED', text }),
  ]
}

/** Whether all words that were typed stand in what a command says. */
export function isFound({ says, hint }: Command, text: string): boolean {
  const all = `${says} ${hint ?? ''}`.toLowerCase()
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word))
}
