// Packs a compiled service and all that it imports into one file, `dist/service.mjs`: reading some thousand small modules is
// half of what a start costs. Run by a service's own build, in its folder. `dist/main.js` stays what it is.
import { build } from 'esbuild'
import { readFile } from 'node:fs/promises'
import { dirname, relative, resolve, sep } from 'node:path'

const outfile = resolve('dist/service.mjs')

/** Files of ours find their neighbours by `import.meta.url`; packed, they must still do so from where they were. */
const keepPlaces = {
  name: 'keep-places',
  setup({ onLoad }) {
    onLoad({ filter: /\.m?js$/ }, async ({ path }) => {
      if (path.includes(`${sep}node_modules${sep}`)) return undefined
      const place = relative(dirname(outfile), path).split(sep).join('/')
      const text = await readFile(path, 'utf8')
      return { contents: text.replaceAll('import.meta.url', `new URL(${JSON.stringify(place)}, import.meta.url).href`) }
    })
  },
}

await build({
  entryPoints: [resolve('dist/main.js')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [keepPlaces],
  // Native code, and what nobody installs, are left where they are.
  external: ['@node-rs/argon2', 'pg-native'],
  // CommonJS packages ask for these three, which an ES module does not have.
  banner: {
    js: [
      "import { createRequire as $requireFrom } from 'node:module'",
      "import { dirname as $folderOf } from 'node:path'",
      "import { fileURLToPath as $pathOf } from 'node:url'",
      'const require = $requireFrom(import.meta.url), __filename = $pathOf(import.meta.url), __dirname = $folderOf(__filename)',
    ].join('\n'),
  },
})
