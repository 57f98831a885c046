// Who may import whom. Dependencies point down only: what runs outside of the services speaks to the graph over HTTP,
// a subgraph knows no other subgraph and no gateway, and only subgraphs open databases. The map is docs/architecture.md.

/** What each part may import besides itself, by package name; and whether it may speak to a database. */
const PARTS = {
  prisma: { name: '@spaceport/database', may: [], database: true },
  'subgraphs/kit': { name: '@spaceport/kit', may: [] },
  'subgraphs/directory': {
    name: '@spaceport/directory',
    may: ['@spaceport/kit', '@spaceport/database'],
    database: true,
  },
  'subgraphs/space': { name: '@spaceport/space', may: ['@spaceport/kit', '@spaceport/database'], database: true },
  'subgraphs/zone': { name: '@spaceport/zone', may: ['@spaceport/kit', '@spaceport/database'], database: true },
  gateway: { name: '@spaceport/gateway', may: ['@spaceport/kit'] },
  client: { name: '@spaceport/client', may: [] },
  cli: { name: '@spaceport/cli', may: ['@spaceport/kit', '@spaceport/client'] },
  web: { name: '@spaceport/web', may: ['@spaceport/client'] },
  deploy: { name: '@spaceport/deploy', may: ['@spaceport/kit', '@spaceport/client', '@spaceport/database'] },
}

const WHY = {
  web: 'The web app, the client and the command line speak to the graph over HTTP, like everybody else: what they need must be in the graph.',
  client:
    'The web app, the client and the command line speak to the graph over HTTP, like everybody else: what they need must be in the graph.',
  cli: 'The web app, the client and the command line speak to the graph over HTTP, like everybody else: what they need must be in the graph.',
  gateway: 'The gateway knows subgraphs by their SDL only, so that each can be deployed, versioned and moved alone.',
  prisma: 'The databases are the bottom: they know nobody.',
  'subgraphs/kit': 'The kit is what all services share: it knows none of them.',
  deploy: 'The launcher starts services as processes; it never runs their code in its own.',
}
const WHY_SUBGRAPH =
  'A subgraph never imports another subgraph or the gateway: what two of them share belongs into subgraphs/kit, what one needs of another goes over HTTP.'
const WHY_DATABASE = 'Only subgraphs open databases: everybody else asks the graph, where access is checked.'

const DATABASE_PACKAGES = /^(pg|@prisma\/.*|@spaceport\/database\/(directory|space|zone))$/

function partOf(path) {
  return Object.keys(PARTS).find((folder) => path.startsWith(`${folder}/`)) ?? null
}

/** The part that an import leads to, or null when it leads out of the repository or stays inside its own part. */
function target(from, source, file) {
  if (source.startsWith('.')) {
    const path = new URL(source, `file:///${file}`).pathname.slice(1)
    const part = partOf(path)
    return part === from ? null : part
  }
  const part = Object.keys(PARTS).find((folder) => source.startsWith(`${PARTS[folder].name}/`)) ?? null
  return part === from ? null : part
}

const boundaries = {
  create(context) {
    const root = new URL('../../', import.meta.url).pathname
    const file = context.filename.startsWith(root) ? context.filename.slice(root.length) : context.filename
    const from = partOf(file)
    if (!from) return {}
    const test = /\.test\.tsx?$|\/testing\//.test(file)
    const check = (node) => {
      const source = node.source?.value
      if (typeof source !== 'string') return
      const to = target(from, source, file)
      const mayDatabase =
        PARTS[from].database || (from === 'deploy' && /^@spaceport\/database\/(engine|provision|testing)/.test(source))
      if (to && !PARTS[from].may.includes(PARTS[to].name)) {
        context.report({ node, message: `${from} must not import ${to}. ${WHY[from] ?? WHY_SUBGRAPH}` })
      } else if (to && source.startsWith('.')) {
        context.report({
          node,
          message: `Import ${PARTS[to].name}/… by its name: a path into another part hides the dependency.`,
        })
      } else if (!test && !mayDatabase && DATABASE_PACKAGES.test(source)) {
        context.report({ node, message: `${from} must not import ${source}. ${WHY_DATABASE}` })
      }
    }
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    }
  },
}

export default { meta: { name: 'architecture' }, rules: { boundaries } }
