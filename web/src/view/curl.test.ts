import { expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { curlCommand } from './curl'

test('a shell hands curl exactly the query and the variables, whatever is in them', () => {
  const query = `query { projects(filter: { text: "it's $HOME \`id\` \\\\" }) { nodes { id } } }`
  const variables = { filter: { text: `o'clock "$(id)" \n '; exit 1; '` } }
  const command = curlCommand(`http://localhost:3000/graphql?a='b'`, query, variables)
  const shell = `curl() { printf '%s\\0' "$@"; }\n${command}`
  const env = { ...process.env, SPACEPORT_API_KEY: 'spk_test' }
  const words = execFileSync('/bin/sh', ['-c', shell], { env }).toString().split('\0')
  expect(words.slice(0, 5)).toEqual([
    `http://localhost:3000/graphql?a='b'`,
    '-H',
    'authorization: Bearer spk_test',
    '-H',
    'content-type: application/json',
  ])
  expect(JSON.parse(words[6]!)).toEqual({ query, variables })
})
