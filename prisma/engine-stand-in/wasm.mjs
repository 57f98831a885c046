import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as runtime from '@prisma/schema-engine-wasm/schema_engine_bg'

// The package's own entry imports the .wasm file as a module, which Node 20 cannot.
const bindings = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
const module = new WebAssembly.Module(readFileSync(bindings.replace(/\.js$/, '.wasm')))
const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': runtime })
runtime.__wbg_set_wasm(instance.exports)
instance.exports.__wbindgen_start()

export const { SchemaEngine, version } = runtime
