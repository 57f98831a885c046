import type { CodegenConfig } from '@graphql-codegen/cli'

/** Types and typed documents for the queries of the web app, from the composed graph that the client package commits. */
const config: CodegenConfig = {
  schema: '../client/schema.graphql',
  documents: ['src/**/*.graphql'],
  generates: {
    'src/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        useTypeImports: true,
        enumType: 'const',
        strictScalars: true,
        scalars: { DateTime: 'string', JSON: 'unknown' },
      },
    },
  },
  ignoreNoDocuments: false,
}

export default config
