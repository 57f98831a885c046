#!/usr/bin/env node
// Speaks for Prisma's native schema engine where its download is impossible: the same command line, sub-commands and
// JSON-RPC on stdio, over @prisma/schema-engine-wasm. A development tool; nothing at run time uses it.
import { createInterface } from 'node:readline'
import { runSubCommand } from './administration.mjs'
import { parseArguments } from './arguments.mjs'
import { createMethods } from './methods.mjs'
import { version } from './wasm.mjs'

const options = parseArguments(process.argv.slice(2))

function send(message) {
  process.stdout.write(JSON.stringify({ jsonrpc: '2.0', ...message }) + '\n')
}

/** JSON-RPC error in the form that the CLI knows how to print. */
function toRpcError(error) {
  const data = {
    is_panic: error?.name === 'RuntimeError',
    message: error?.message ?? String(error),
    error_code: error?.code,
    meta: error?.meta ?? null,
  }
  return { code: 4466, message: 'An error happened. Check the data field for details.', data }
}

async function serve() {
  const print = (content) => send({ method: 'print', params: { content }, id: `print-${Date.now()}` })
  const call = createMethods(options, print)
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (!line.trim()) continue
    const { id, method, params } = JSON.parse(line)
    if (!method) continue
    try {
      send({ id, result: (await call(method, params)) ?? null })
    } catch (error) {
      send({ id, error: toRpcError(error) })
    }
  }
}

if (options.version) console.log(`schema-engine-cli ${version()}`)
else if (options.subCommand) process.exitCode = await runSubCommand(options.subCommand, options.datasource.url)
else await serve()
