import path from 'node:path'
import type { NextConfig } from 'next'
import { STATIC_SECURITY_HEADERS } from './src/security/headers'

const repository = path.resolve(__dirname, '..')

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // There are no pictures to resize; so there is no address that does it.
  images: { unoptimized: true },
  outputFileTracingRoot: repository,
  turbopack: { root: repository },
  // The policy that needs a nonce is set per request by src/proxy.ts.
  headers: async () => [{ source: '/:path*', headers: STATIC_SECURITY_HEADERS }],
}

export default config
