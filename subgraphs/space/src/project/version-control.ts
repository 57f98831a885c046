import { refuse } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'

/** Where a project's process is kept in version control. */
export type VersionControl = { url: string; branch: string | null; basePath: string | null }

/** The columns that hold it. */
export const VERSION_CONTROL = {
  versionControlUrl: true,
  versionControlBranch: true,
  versionControlBasePath: true,
} as const

type Columns = {
  versionControlUrl: string | null
  versionControlBranch: string | null
  versionControlBasePath: string | null
}

const LONGEST_URL = 2_000
const LONGEST_BRANCH = 250
const LONGEST_PATH = 500

/** `git@host:path`, as Git takes it besides URLs. */
const SCP_LIKE = /^[\w.-]+@[\w.-]+:[^\s:][^\s]*$/u
const SCHEMES: ReadonlySet<string> = new Set(['https:', 'http:', 'ssh:', 'git:'])
/** What `git check-ref-format` forbids in a branch. */
const NO_BRANCH = /[\p{Cc}\s~^:?*[\\]|\.\.|@\{|\/\/|^[-/.]|\/\.|\.lock(\/|$)|[/.]$/u
const NO_PATH = /[\p{Cc}\\:*?"<>|]|^\/|(^|\/)\.{1,2}(\/|$)|\/\//u

export const VersionControlSettings = builder.objectRef<VersionControl>('VersionControlSettings').implement({
  description: 'Where the process of a project is kept in version control.',
  access: 'ProjectView',
  fields: (t) => ({
    url: t.exposeString('url', { description: 'The Git repository, such as `https://git.example.com/shop.git`.' }),
    branch: t.exposeString('branch', {
      nullable: true,
      description: "The branch; null for the repository's default branch.",
    }),
    basePath: t.exposeString('basePath', {
      nullable: true,
      description: 'The folder in it, such as `.octopus/shop`; null for its root.',
    }),
  }),
})

export const VersionControlSettingsInput = builder.inputType('VersionControlSettingsInput', {
  description: 'Where the process of a project is to be kept in version control.',
  fields: (t) => ({
    url: t.string({
      required: true,
      description: 'The Git repository: `https`, `http`, `ssh`, `git` or `user@host:path`; without a password in it.',
    }),
    branch: t.string({ description: "The branch; the repository's default branch when left out." }),
    basePath: t.string({ description: 'The folder in it, without a slash at its begin; its root when left out.' }),
  }),
})

/** What somebody typed, as columns; null takes it away. Throws `BAD_INPUT`. */
export function readVersionControl(
  given: { url: string; branch?: string | null; basePath?: string | null } | null | undefined,
  ...path: string[]
): Columns {
  if (!given) return { versionControlUrl: null, versionControlBranch: null, versionControlBasePath: null }
  const branch = read(given.branch, LONGEST_BRANCH, NO_BRANCH, 'is not the name of a branch', [...path, 'branch'])
  const folder = read(given.basePath, LONGEST_PATH, NO_PATH, 'is not a folder within the repository', [
    ...path,
    'basePath',
  ])
  return {
    versionControlUrl: readUrl(given.url, [...path, 'url']),
    versionControlBranch: branch,
    versionControlBasePath: folder?.replace(/\/$/, '') ?? null,
  }
}

/** The settings that columns hold; null if they hold none. */
export function versionControlOf(row: Columns): VersionControl | null {
  const { versionControlUrl: url, versionControlBranch: branch, versionControlBasePath: basePath } = row
  return url === null ? null : { url, branch, basePath }
}

/** Credentials are sensitive, and a URL is not: one with a password is refused. */
function readUrl(text: string, path: string[]): string {
  const url = text.trim()
  if (url.length > LONGEST_URL) throw refuse('BAD_INPUT', `At most ${LONGEST_URL} characters.`, ...path)
  if (SCP_LIKE.test(url) && url.isWellFormed()) return url
  const parsed = url.isWellFormed() && !/[\p{Cc}\s]/u.test(url) && URL.canParse(url) ? new URL(url) : null
  if (!parsed || !SCHEMES.has(parsed.protocol) || parsed.hostname === '') {
    throw refuse('BAD_INPUT', 'It is not the address of a Git repository.', ...path)
  }
  if (parsed.password !== '' || (parsed.username !== '' && parsed.protocol.startsWith('http'))) {
    throw refuse('BAD_INPUT', 'The address holds a credential: those are kept elsewhere.', ...path)
  }
  return url
}

function read(text: string | null | undefined, longest: number, forbidden: RegExp, fault: string, path: string[]) {
  const trimmed = text?.trim() ?? ''
  if (trimmed === '') return null
  if (trimmed.length > longest) throw refuse('BAD_INPUT', `At most ${longest} characters.`, ...path)
  if (!trimmed.isWellFormed() || forbidden.test(trimmed)) throw refuse('BAD_INPUT', `It ${fault}.`, ...path)
  return trimmed
}
